import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { hiddenCharacter } from '../../src/diagnostic/hidden.ts';
import { newException } from '../../src/edit/new/new-exception.ts';
import { newSystem } from '../../src/edit/new/new-system.ts';
import { tierQuestions } from '../../src/edit/new/questions.ts';
import { check } from '../../src/validate/lenient.ts';
import { exception } from '../../src/validate/schema/exception.ts';
import { policy, type PolicyData } from '../../src/validate/schema/policy.ts';
import { AUDIENCES, AUTONOMY, DATA_CLASSES, system, type SystemData } from '../../src/validate/schema/system.ts';
import { productFile } from '../rules/registry.ts';
import { sourceOf } from './source.ts';

const POLICY: PolicyData = policy.parse(load(productFile('content/policy.yaml')));

const text = fc.oneof(
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .filter((word) => /\S/.test(word) && hiddenCharacter(word) === undefined),
  fc.constantFrom('no', '010', '2026-03-01', 'a: b # c', '---', '- x', '{ x }', '* x', "it's", '"', '# x', ' x ', '~'),
);
const id = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4})?$/);
const some = <T>(words: readonly T[]) => fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 });
const KNOWN: fc.Arbitrary<Omit<SystemData, 'status'>> = fc.record(
  {
    title: text,
    purpose: text,
    owner: id,
    audience: some(AUDIENCES),
    autonomy: fc.constantFrom(...AUTONOMY),
    data: fc.record({ classes: some(DATA_CLASSES), subjects: fc.array(text, { maxLength: 2 }) }, { requiredKeys: [] }),
    tools: fc.array(
      fc.record({ id, access: fc.constantFrom('read' as const, 'write' as const), human_approval: fc.boolean() }),
      { maxLength: 3 },
    ),
    nhis: fc.array(fc.record({ id, privileges: fc.array(text, { maxLength: 2 }) }), { maxLength: 2 }),
    regulated_by: fc.array(fc.record({ regime: id, class: text }), { maxLength: 2 }),
  },
  { requiredKeys: ['owner'] },
);

/** A skeleton with every example in it taken for what holds. */
function uncommented(skeleton: string): string {
  const keys = new RegExp(`^( *)# ((?:${Object.keys(system.shape).join('|')}|rule|title|[a-z_]+): ?.*|  .*)$`);
  return skeleton
    .split('\n')
    .map((line) => (/^# [A-Z].*[.:]$|asks for/.test(line) ? line : line.replace(keys, '$1$2')))
    .join('\n');
}

describe('a new system', () => {
  it('reads back as what was known of it, and no more', () => {
    fc.assert(
      fc.property(KNOWN, (known) => {
        const { text: written } = newSystem(known, POLICY);
        expect(sourceOf('systems/a.mdx', written).data).toEqual({ ...known, status: 'proposed' });
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('has every example as a value that its field takes', () => {
    for (const known of [{ owner: 'a' }, { owner: 'a', autonomy: 'autonomous' as const }]) {
      const read = sourceOf('systems/a.mdx', uncommented(newSystem(known, POLICY).text));
      expect(check(system, read.data, 'a').diagnostics).toEqual([]);
      expect(Object.keys(read.data as object)).toContain('operations');
      expect(read.data).toHaveProperty(['evidence', 0, 'collected_by']);
    }
  });

  it('says what its tier asks for, and why it is in it', () => {
    const { text: written, tier } = newSystem({ owner: 'a', audience: ['public'] }, POLICY);
    expect(tier).toBe('high');
    expect(written).toContain('# High tier as it stands here: The public meets it.\n');
    expect(written).toContain('\n# high asks for: revocation tested within 6 months.\n');
    expect(written).toContain('\n# high asks for: Red-team exercise (kind: red-team).\n');
    expect(newSystem({ owner: 'a' }, POLICY).text).not.toContain('red-team');
  });

  it('has its fields in the order of the schema, the title and the status first', () => {
    const { title: _, status: __, ...others } = system.shape;
    const names = [...newSystem({ owner: 'a' }, POLICY).text.matchAll(/^(?:# )?([a-z_]+):/gm)].map(([, name]) => name);
    const order = ['title', 'status', ...Object.keys(others)];
    expect(names).toEqual(order.filter((name) => !['live_since', 'pilot', 'incidents'].includes(name)));
  });
});

describe('a new exception', () => {
  it('reads back as what was known of it', () => {
    const data = {
      rule: 'evidence/unpinned',
      systems: ['a'],
      reason: 'x: y',
      compensating: ['#'],
      until: '2026-03-01',
    };
    const written = newException(data, { summary: 'All is pinned.', by: 'security', atMost: 'P90D' });
    expect(sourceOf('exceptions/a.mdx', written).data).toEqual(data);
    expect(check(exception, sourceOf('exceptions/a.mdx', uncommented(written)).data, 'a').diagnostics).toEqual([]);
  });
});

describe('what is asked of a new system', () => {
  it('is what the tier depends on under the policy, and nothing else', () => {
    const asked = tierQuestions(POLICY).map((question) => ('list' in question ? question.list : question.path));
    expect(asked).toEqual(['audience', 'autonomy', 'regulated_by', 'data.classes', 'tools', 'nhis']);
    const when = [{ because: 'It is supplied', field: 'supplier.name', none_of: ['us'] }];
    const other = { ...POLICY, tiers: { ...POLICY.tiers, standard: { ...POLICY.tiers.standard, when } } };
    const [, , supplier] = tierQuestions({
      ...other,
      tiers: { ...other.tiers, high: { ...POLICY.tiers.high, when: [] } },
    });
    expect(supplier).toBeUndefined();
    expect(tierQuestions(other).find((one) => 'path' in one && one.path === 'supplier.name')).toMatchObject({
      kind: 'text',
      because: ['It is supplied'],
    });
  });

  it('of a list is asked item by item', () => {
    const tools = tierQuestions(POLICY).find((one) => 'list' in one && one.list === 'tools');
    expect(tools).toMatchObject({
      key: 'id',
      fields: [
        { path: 'tools[].access', kind: 'one', words: ['read', 'write', 'admin'] },
        { path: 'tools[].human_approval', kind: 'yes-or-no' },
      ],
    });
  });
});
