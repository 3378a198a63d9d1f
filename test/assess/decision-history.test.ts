import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/assess/package.ts';
import { findingsWith, type Patch } from '../rules/registry.ts';

const DECIDED_ON = { fields: ['autonomy'], package: { autonomy: 'assistive' } };
const STATEMENT = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'systems/leave-helper', digest: { sha256: digestOf(DECIDED_ON.package) } }],
  predicateType: 'https://countersign.example/decision/v1',
};
const COMMON = { function: 'security', by: 'ana-sol', tier: 'low', rationale: 'As the test shows.', ...DECIDED_ON };

/** A decision file of security on Leave Helper; `name` is its file name without the ending. */
function decided(name: string, predicate: object): Patch {
  const text = JSON.stringify({ ...STATEMENT, predicate: { ...COMMON, on: name.slice(0, 10), ...predicate } });
  return { path: `decisions/leave-helper/${name}.json`, language: 'json', text };
}

/** A change to a decision file of the base registry. */
function amended(path: string, predicate: object): Patch {
  return { path: `decisions/${path}.json`, language: 'json', text: JSON.stringify({ predicate }) };
}

/** The codes of the findings of decision and risk rules that fail or warn. */
async function codes(...patches: Patch[]): Promise<string[]> {
  const findings = await findingsWith(patches);
  return findings
    .filter(({ severity, code }) => severity !== 'info' && /^(?:decision\/(?!stale)|risk\/)/.test(code))
    .map(({ code, subject }) => `${code} ${subject}`);
}

const CONDITION = [{ id: 'c1', text: 'Keep names out of the log', due: '2025-12-31' }];
const conditional = amended('leave-helper/2025-05-26-security', {
  decision: 'approved-with-conditions',
  conditions: CONDITION,
});
const until = { expires: '2027-12-31' };

describe('which decision governs', () => {
  test('the second of a day goes before the first', async () => {
    const yes = decided('2026-02-02-security', { decision: 'approved', ...until });
    const no = decided('2026-02-02-security-2', { decision: 'rejected' });
    expect(await codes(yes, no)).toEqual(['decision/rejected security']);
    expect(
      await codes(
        decided('2026-02-02-security', { decision: 'rejected' }),
        decided('2026-02-02-security-2', { decision: 'approved', ...until }),
      ),
    ).toEqual([]);
  });

  test('one dated after the day that is judged does not', async () => {
    expect(await codes(decided('2026-06-01-security', { decision: 'rejected' }))).toEqual([]);
    expect(
      await codes(
        amended('leave-helper/2025-05-26-security', { decision: 'rejected' }),
        decided('2026-06-01-security', { decision: 'approved', ...until }),
      ),
    ).toEqual(['decision/rejected security']);
  });

  test('a reaffirmation says what was said before it', async () => {
    const again = decided('2026-02-02-security', { decision: 'reaffirmed', ...until });
    expect(await codes(again)).toEqual([]);
    expect(await codes(amended('leave-helper/2025-05-26-security', { decision: 'rejected' }), again)).toEqual([
      'decision/rejected security',
    ]);
    expect(await codes(amended('leave-helper/2025-05-26-security', { decision: 'not-required' }), again)).toEqual([
      'decision/may-not-waive security',
      'decision/may-not-waive security',
    ]);
    expect(await codes(amended('leave-helper/2025-05-26-security', { decision: 'reaffirmed' }))).toEqual([
      'decision/not-a-decision-for security',
    ]);
  });

  test('a file that cannot be read is not called missing', async () => {
    const broken: Patch = {
      path: 'decisions/leave-helper/2025-05-26-security.json',
      language: 'json',
      text: '{ "predicate": { "by": 5 } }',
    };
    expect(await codes(broken)).toEqual([]);
  });
});

describe('conditions', () => {
  const met = (day: string) =>
    decided(`${day}-security`, { decision: 'condition-met', meets: ['c1'], reliedOn: [{ evidence: 'leave-pentest' }] });

  test('a reaffirmation keeps them, a new decision ends them', async () => {
    expect(await codes(conditional, decided('2026-02-02-security', { decision: 'reaffirmed', ...until }))).toEqual([
      'decision/condition-overdue security',
    ]);
    expect(await codes(conditional, decided('2026-02-02-security', { decision: 'approved', ...until }))).toEqual([]);
  });

  test('what met an earlier condition does not meet a later one of the same name', async () => {
    const later = decided('2026-01-12-security', {
      decision: 'approved-with-conditions',
      conditions: [{ ...CONDITION[0], due: '2026-02-02' }],
      ...until,
    });
    expect(await codes(conditional, met('2025-12-10'))).toEqual([]);
    expect(await codes(conditional, met('2025-12-10'), later)).toEqual(['decision/condition-overdue security']);
    expect(await codes(conditional, met('2025-12-10'), later, met('2026-01-30'))).toEqual([]);
  });

  test('whoever cannot decide cannot declare one met', async () => {
    const byOwner = decided('2025-12-10-security', {
      decision: 'condition-met',
      meets: ['c1'],
      reliedOn: [{ evidence: 'leave-pentest' }],
      by: 'kim-berg',
    });
    expect((await codes(conditional, byOwner)).sort()).toEqual([
      'decision/by-owner security',
      'decision/condition-overdue security',
      'decision/no-authority security',
    ]);
    expect(await codes(conditional, byOwner, met('2025-12-11'))).toEqual([]);
  });
});

describe('on the first live day', () => {
  const PERSONAL: Patch = {
    path: 'systems/leave-helper.mdx',
    language: 'yaml',
    text: 'governance_owner: ola-lie\ndata: { classes: [internal, personal] }',
  };
  const late = (name: string, by: string) =>
    decided(`2026-02-02-${name}`, {
      function: name,
      by,
      decision: 'approved',
      tier: 'standard',
      expires: '2027-02-01',
    });

  test('a function that the tier asked for only later was not late', async () => {
    const found = await codes(PERSONAL, late('privacy', 'per-dahl'), late('operations', 'ivo-nagy'));
    expect(found.sort()).toEqual(['decision/tier-raised business', 'decision/tier-raised security']);
  });

  test('a no that was turned later leaves a gap', async () => {
    const found = await codes(
      amended('leave-helper/2025-05-26-security', { decision: 'rejected' }),
      decided('2025-06-10-security', { decision: 'approved', expires: '2027-06-09' }),
    );
    expect(found).toEqual(['decision/after-go-live security']);
  });

  test('what stood then is judged although it is history', async () => {
    const found = await codes(
      amended('leave-helper/2025-05-26-security', { by: 'lea-quist' }),
      decided('2026-02-02-security', { decision: 'approved', ...until }),
    );
    expect(found).toEqual(['decision/no-authority security']);
    const earlier = decided('2025-05-21-security', { decision: 'approved', by: 'lea-quist', expires: '2027-05-20' });
    expect(await codes(earlier)).toEqual([]);
  });
});

describe('in somebody’s stead', () => {
  const away = (id: string, deputy: string): Patch => ({
    path: 'people.yaml',
    language: 'yaml',
    text: `people: { ${id}: { away: [{ from: 2025-05-19, until: 2025-11-30, deputy: ${deputy} }] } }`,
  });

  test('the final word is put down by the deputy of the governance owner', async () => {
    const file = amended('credit-check/2025-11-28-go-live', { by: 'lea-quist', for: 'ola-lie' });
    expect(await codes(file)).toEqual(['decision/no-authority go-live']);
    expect(await codes(file, away('ola-lie', 'lea-quist'))).toEqual([]);
  });

  test('a deputy of the owner approves as little as the owner', async () => {
    const owner: Patch = {
      path: 'people.yaml',
      language: 'yaml',
      text: 'people: { kim-berg: { functions: [{ function: security }], away: [{ from: 2025-05-19, until: 2025-05-30, deputy: lea-quist }] } }',
    };
    expect(
      await codes(owner, amended('leave-helper/2025-05-26-security', { by: 'lea-quist', for: 'kim-berg' })),
    ).toEqual(['decision/by-owner security']);
  });
});
