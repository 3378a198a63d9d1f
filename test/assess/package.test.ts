import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decidedRecord, materialFields } from '../../src/assess/material.ts';
import { digestOf, packageOf, pathsOutside } from '../../src/assess/package.ts';
import { resolvedRecord } from '../../src/assess/resolved-record.ts';
import { changesSince } from '../../src/assess/staleness.ts';
import { decisionFile } from '../../src/edit/decision-file.ts';
import { draftDecision, type Verdict } from '../../src/edit/draft-decision.ts';
import { isRecord } from '../../src/validate/lenient.ts';
import { DECISION_FUNCTIONS, decision } from '../../src/validate/schema/decision.ts';
import { exampleAssessment } from './example.ts';

const { registry, views } = await exampleAssessment();
const records = [...registry.systems.values()].map(resolvedRecord);
const DECIDERS = DECISION_FUNCTIONS.filter((name) => name !== 'risk');
const digests = (record: Readonly<Record<string, unknown>>) =>
  DECIDERS.map((name) => digestOf(packageOf(record, materialFields(registry, name))));

interface Leaf {
  readonly steps: readonly (string | number)[];
  /** The path of the field, without the places in lists. */
  readonly field: string;
}

/** Every single value of a record. */
function leavesOf(value: unknown, steps: readonly (string | number)[] = []): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => leavesOf(item, [...steps, at]));
  if (isRecord(value)) return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...steps, key]));
  return [{ steps, field: steps.filter((step) => typeof step === 'string').join('.') }];
}

function withValue(value: unknown, [step, ...rest]: readonly (string | number)[], put: unknown): unknown {
  if (step === undefined) return put;
  if (Array.isArray(value)) return value.map((item: unknown, at) => (at === step ? withValue(item, rest, put) : item));
  return isRecord(value) ? { ...value, [step]: withValue(value[step], rest, put) } : value;
}

/** The same with every list in another order, and every map's keys. */
function shuffled(value: unknown, dice: () => number): unknown {
  const order = <T>(items: readonly T[]) =>
    items
      .map((item) => ({ item, at: dice() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  if (Array.isArray(value)) return order(value.map((item: unknown) => shuffled(item, dice)));
  if (!isRecord(value)) return value;
  return Object.fromEntries(order(Object.entries(value)).map(([key, inner]) => [key, shuffled(inner, dice)]));
}

const record = fc.constantFrom(...records);

describe('the digest of a function', () => {
  test('depends on its material fields and on nothing else', () => {
    const choice = record.chain((one) =>
      fc.tuple(fc.constant(one), fc.constantFrom(...leavesOf(one)), fc.string({ minLength: 12 })),
    );
    fc.assert(
      fc.property(choice, ([one, { steps, field }, put]) => {
        const after = withValue(one, steps, `new ${put}`) as Record<string, unknown>;
        const changed = DECIDERS.filter((_, at) => digests(one)[at] !== digests(after)[at]);
        const owners = DECIDERS.filter((name) =>
          materialFields(registry, name).some((path) => path.replaceAll('[]', '') === field),
        );
        expect(changed).toEqual(owners);
      }),
      { numRuns: 500 },
    );
  });

  test('is the same in any order of lists and keys', () => {
    fc.assert(
      fc.property(record, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (one, stream) => {
        const dice = () => stream.next().value ?? 0;
        expect(digests(shuffled(one, dice) as Record<string, unknown>)).toEqual(digests(one));
      }),
    );
  });

  test('is that of canonical JSON, as anybody computes it', () => {
    const contents = packageOf({ purpose: 'Käse & Brot', audience: ['staff', 'customers'], owner: 'kim' }, [
      'audience',
      'purpose',
    ]);
    expect(contents).toEqual({ audience: ['customers', 'staff'], purpose: 'Käse & Brot' });
    // printf '{"audience":["customers","staff"],"purpose":"Käse & Brot"}' | sha256sum
    expect(digestOf(contents)).toBe('889fa9e3746259a2c5eed1bf4ea80913f4d78ba5ac6db6577957522004c8c037');
  });

  test('is given for whatever a record holds', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(digestOf({ value })).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
    expect(digestOf({ purpose: '\ud800' })).not.toBe(digestOf({ purpose: '\ud801' }));
  });
});

describe('a package', () => {
  test('takes nothing from where objects come from', () => {
    packageOf({ purpose: 'x' }, ['constructor.prototype.polluted', 'to_string', 'constructor.name']);
    expect('polluted' in {}).toBe(false);
    expect(packageOf({ purpose: 'x' }, ['constructor.name', 'constructor'])).toEqual({});
  });

  test('holds everything below a field that stands for a group', () => {
    const data = { classes: ['personal'], sources: [{ id: 'b' }, { id: 'a' }] };
    expect(packageOf({ data, owner: 'x' }, ['data'])).toEqual({
      data: { classes: ['personal'], sources: [{ id: 'a' }, { id: 'b' }] },
    });
    expect(packageOf({ data }, ['data.classes', 'data'])).toEqual(packageOf({ data }, ['data']));
  });

  test('knows what lies outside its fields', () => {
    const contents = {
      audience: ['staff'],
      tools: [
        { id: 'a', access: 'read' },
        { id: 'b', needs: ['c'] },
      ],
    };
    expect(pathsOutside(contents, ['audience', 'tools[].id', 'tools[].access'])).toEqual(['tools.needs']);
    expect(pathsOutside(contents, ['tools'])).toEqual(['audience']);
    expect(pathsOutside({ audience: 'staff' }, ['audience.kind'])).toEqual(['audience']);
    expect(
      pathsOutside(
        packageOf(records[0] ?? {}, materialFields(registry, 'go-live')),
        materialFields(registry, 'go-live'),
      ),
    ).toEqual([]);
  });
});

describe('a decision that was drafted', () => {
  const acts = [...views.values()].flatMap((view) => [
    ...DECIDERS.map((name) => ({ view, name, risk: undefined })),
    ...view.risks.map(({ risk }) => ({ view, name: 'risk' as const, risk: risk.id })),
  ]);

  test('is of the record as it is, also once it was written and read', () => {
    for (const { view, name, risk } of acts) {
      const verdict: Verdict = {
        function: name,
        risk,
        decision: risk ? 'accepted' : 'approved',
        by: 'noor-haddad',
        on: '2026-11-22',
        rationale: 'As tested.',
        conditions: [],
        meets: [],
      };
      const { text } = decisionFile(draftDecision(verdict, view, registry), new Set());
      const read = decision.parse(JSON.parse(text));
      const { fields = [], package: contents = {} } = read.predicate;
      expect(digestOf(contents)).toBe(read.subject[0].digest.sha256);
      expect(pathsOutside(contents, fields)).toEqual([]);
      expect(changesSince(contents, fields, decidedRecord(resolvedRecord(view.system), risk))).toEqual([]);
    }
    expect(acts.length).toBeGreaterThan(80);
  });
});
