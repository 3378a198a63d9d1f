import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesInWords } from '../../src/assess/plain-words.ts';
import { fieldWords } from '../../src/assess/field-words.ts';
import { canonicalText, packageOf } from '../../src/assess/package.ts';
import { changesSince } from '../../src/assess/staleness.ts';
import { FUNCTIONS } from '../../src/validate/schema/common.ts';
import { pathOf } from '../../src/validate/schema/policy.ts';
import { exampleAssessment } from './example.ts';

const FIELDS = [
  'audience',
  'autonomy',
  'data.retention[].what',
  'data.retention[].where',
  'data.retention[].period',
  'tools[].id',
  'tools[].needs',
];
const since = (was: object, now: object, fields = FIELDS) =>
  changesSince(packageOf({ ...was }, fields), fields, { ...now });

const words = fc.constantFrom('a', 'b', 'c', 'd');
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 4 });
const record = fc.record(
  {
    audience: list(words),
    autonomy: words,
    tools: list(fc.record({ id: words, needs: list(words) }, { requiredKeys: ['id'] })),
    data: fc.record({
      retention: list(
        fc.record({ what: words, where: words, period: fc.constantFrom('P1D', 'P2D') }, { requiredKeys: ['what'] }),
      ),
    }),
  },
  { requiredKeys: [] },
);

/** Nothing and an empty list say the same. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, plain(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

describe('what has changed', () => {
  test('is nothing exactly where the package is the same', () => {
    fc.assert(
      fc.property(record, record, (was, now) => {
        const [before, after] = [packageOf(was, FIELDS), packageOf(now, FIELDS)].map((contents) =>
          canonicalText(plain(contents) ?? {}),
        );
        expect(since(was, now).length === 0).toBe(before === after);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(record, (one) => {
        expect(since(one, one)).toEqual([]);
      }),
    );
  });

  test('names each value where it is, as it was and as it is', () => {
    const was = { autonomy: 'supervised', tools: [{ id: 'mail', needs: ['read'] }] };
    expect(since(was, { tools: [{ id: 'mail', needs: ['read', 'send'] }, { id: 'crm' }] })).toEqual([
      {
        path: 'autonomy',
        field: 'autonomy',
        items: [],
        kind: 'changed',
        was: 'supervised',
        now: undefined,
        narrows: false,
      },
      {
        path: 'tools[mail].needs',
        field: 'tools.needs',
        items: ['mail'],
        kind: 'added',
        was: undefined,
        now: 'send',
        narrows: false,
      },
      { path: 'tools', field: 'tools', items: [], kind: 'added', was: undefined, now: { id: 'crm' }, narrows: false },
    ]);
  });

  test('tells items apart that are known by the same words', () => {
    const kept = (period: string) => ({
      data: {
        retention: [
          { what: 'log', where: 'a', period },
          { what: 'log', where: 'b', period: 'P9D' },
        ],
      },
    });
    expect(since(kept('P1D'), kept('P2D')).map(({ kind, was, now }) => [kind, was ?? now])).toEqual([
      ['removed', { what: 'log', where: 'a', period: 'P1D' }],
      ['added', { what: 'log', where: 'a', period: 'P2D' }],
    ]);
  });

  test('does not take a value that lists itself for a list', () => {
    expect(changesSince({ audience: 'staff' }, ['audience'], { audience: ['staff'] })).toEqual([]);
    expect(changesSince({ audience: 'staff' }, ['audience'], { audience: ['staff', 'public'] })).toHaveLength(1);
    expect(
      changesSince({ tools: 'mail' }, ['tools[].id'], { tools: [{ id: 'mail' }] }).some(({ narrows }) => !narrows),
    ).toBe(true);
  });
});

describe('in words', () => {
  const say = (was: object, now: object, fields = FIELDS) => changesInWords(since(was, now, fields));

  test('that a privacy officer understands', () => {
    const kept = (period: string) => ({
      data: { retention: [{ what: 'prompts and replies', where: 'database', period }] },
    });
    expect(say(kept('P90D'), kept('P365D'))).toBe('data kept: prompts and replies, 90 days → 365 days');
    expect(say({}, kept('P90D'))).toBe('data kept: prompts and replies (database, 90 days) added');
    expect(say({ autonomy: 'supervised' }, { autonomy: 'autonomous' })).toBe(
      'how far it acts by itself: a person supervises it → it acts without a person',
    );
    expect(say({ tools: [{ id: 'mail' }] }, { tools: [] })).toBe('what it can reach: mail removed');
    expect(say({ pilot: { users_max: 40 } }, {}, ['pilot.users_max'])).toBe(
      'the most users in the pilot: 40 → not given',
    );
  });

  test('of two long texts what differs', () => {
    const long = (word: string) => ({
      purpose: `${'It answers what people ask about their orders, returns and shops. '.repeat(3)}It never ${word} anything by itself, and an agent reads all of it before it goes out.`,
    });
    expect(say(long('sends'), long('refunds'), ['purpose'])).toBe(
      'its purpose: “… orders, returns and shops. It never sends anything by itself, and an …” → “… orders, returns and shops. It never refunds anything by itself, and an …”',
    );
  });

  test('for every field that is material in the example’s policy', async () => {
    const { registry } = await exampleAssessment();
    const fields = FUNCTIONS.flatMap((name) => registry.policy.material[name] ?? []).map((field) =>
      pathOf(field).replaceAll('[]', ''),
    );
    expect(fields.filter((field) => fieldWords(field, 'x') === undefined)).toEqual([]);
  });
});
