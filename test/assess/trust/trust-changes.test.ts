import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { throwAwayKey } from '../../../scripts/generate/ssh-key.ts';
import { peopleChanges } from '../../../src/assess/trust/people-changes.ts';
import { policyChanges } from '../../../src/assess/trust/policy-changes.ts';
import type { Person } from '../../../src/validate/registry.ts';
import { person, type PersonData } from '../../../src/validate/schema/people.ts';
import { policy } from '../../../src/validate/schema/policy.ts';
import { mergePatch } from '../../rules/merge-patch.ts';
import { productFile } from '../../rules/registry.ts';

const POLICY = load(productFile('test/rules/base/policy.yaml'));
const policyWith = (change: object) => policy.parse(mergePatch(structuredClone(POLICY), change));
const falls = (change: object) => policyChanges(policyWith({}), policyWith(change)).map(({ text }) => text);
/** What falls where the change is taken back. */
const back = (change: object) => policyChanges(policyWith(change), policyWith({})).map(({ text }) => text);

function people(entries: Record<string, Partial<PersonData>>): Map<string, Person> {
  return new Map(
    Object.entries(entries).map(([id, data]) => [
      id,
      {
        id,
        ...person.parse({ name: id.toUpperCase(), ...data }),
        spot: (path) => ({ file: 'people.yaml', path: ['people', id, ...path] }),
      },
    ]),
  );
}
const gains = (before: Record<string, Partial<PersonData>>, after: Record<string, Partial<PersonData>>) =>
  [...peopleChanges(people(before), people(after))].map(({ text }) => text);

describe('what falls with a change of the policy', () => {
  const high = (rules: object) => ({ tiers: { high: rules } });
  it.each([
    [
      high({ functions: ['security', 'privacy', 'operations', 'business'] }),
      'a system of the high tier needs no decision of legal',
    ],
    [high({ may_waive: ['operations'] }), 'operations may declare itself not required for a system of the high tier'],
    [high({ go_live: false }), 'a system of the high tier needs no final word of the board'],
    [high({ governance_owner: null }), 'a system of the high tier needs no governance owner'],
    [high({ one_function_each: false }), 'a system of the high tier may have one person decide for several functions'],
    [high({ evidence_pinned: false }), 'a system of the high tier needs no pinned evidence'],
    [
      high({ review_every: 'P100D' }),
      'a system of the high tier may go without a review for 100 days, before for 3 months',
    ],
    [
      high({ decision_valid_for: 'P1Y' }),
      'a decision on a system of the high tier may count for 1 year, before for 6 months',
    ],
    [
      high({ nhi: { rotate_every: null } }),
      'a secret in the high tier may stay unchanged for any time, before for 90 days',
    ],
    [
      high({ nhi: { audit_retained: 'P30D' } }),
      'sign-ins in the high tier need only be kept for 30 days, before for 365 days',
    ],
    [
      high({ nhi: { auth: ['oidc', 'mtls', 'iam-role', 'signed-jwt', 'password'] } }),
      'an identity in the high tier may sign in by password',
    ],
    [high({ nhi: { auth: null } }), 'an identity in the high tier may sign in in any way'],
    [
      { material: { operations: ['models[].version', 'tools[].id', 'tools[].access'] } },
      'a change of “supplier.exit” no longer reopens what operations decided',
    ],
    [
      { risk_acceptance: { critical: { functions: ['business'], up_to: 'high' } } },
      'holders of business up to the high tier may accept a critical risk',
    ],
    [
      { risk_acceptance: { high: { functions: ['business'], up_to: 'low' } } },
      'holders up to the low tier may accept a high risk, before only from the high tier on',
    ],
    [{ risk_acceptance: { valid_for: 'P2Y' } }, 'a risk may be accepted for 2 years, before for 12 months'],
    [
      { intake: { registered_within: 'P200D' } },
      'a system may be in use unregistered for 200 days, before for 180 days',
    ],
    [
      { decisions: { recorded_within: 'P1M' } },
      'a decision may come into the registry late by 1 month, before for 7 days',
    ],
    [{ exceptions: { 'evidence/unpinned': null } }, 'the limit of 90 days for exceptions of evidence/unpinned falls'],
    [{ emergency_at_most: 'P30D' }, 'an emergency exception may last for 30 days, before for 14 days'],
    [{ secret_stores: ['store-vault', 'a-drawer'] }, 'secrets may be kept in a-drawer'],
    [
      { evidence_kinds: { 'legal-review': { function: null } } },
      'whoever collected evidence of the kind legal-review may decide for legal',
    ],
  ])('is named: %j', (change, text) => {
    expect(falls(change)).toEqual([text]);
    expect(back(change)).toEqual([]);
  });

  it('is named where a condition of a tier goes, or reads otherwise', () => {
    const [first, ...rest] = policyWith({}).tiers.standard.when ?? [];
    const said = (because = '') =>
      `a system is no longer in the standard tier for the reason “${because}” as it was written`;
    expect(falls({ tiers: { standard: { when: rest } } })).toEqual([said(first?.because)]);
    const narrower = [{ ...first, any_of: ['customers'] }, ...rest];
    expect(falls({ tiers: { standard: { when: narrower } } })).toEqual([said(first?.because)]);
    expect(falls({ tiers: { standard: { when: [{ ...first, because: 'In other words' }, ...rest] } } })).toEqual([]);
    expect(back({ tiers: { standard: { when: rest } } })).toEqual([]);
  });

  it('is the least strength, rung by rung', () => {
    const low = (least_strength: string | null) => policyWith({ tiers: { low: { least_strength } } });
    const between = (before: string | null, after: string | null) =>
      policyChanges(low(before), low(after)).map(({ text }) => text);
    expect(between('signed', 'reviewed')).toEqual([
      'decisions on a system of the low tier need only be reviewed, before signed',
    ]);
    expect(between('committed', null)).toEqual([
      'decisions on a system of the low tier need only be asserted, before committed',
    ]);
    expect(between(null, 'asserted')).toEqual([]);
    expect(between('asserted', 'signed')).toEqual([]);
  });
});

describe('what a change of people newly allows', () => {
  const holds = (...functions: NonNullable<PersonData['functions']>) => ({ functions });
  const security = { function: 'security' as const };

  it.each([
    [{}, holds(security), ['ANA can decide for security up to the high tier']],
    [
      holds({ ...security, up_to: 'low' }),
      holds({ ...security, up_to: 'high' }),
      ['ANA can decide for security up to the high tier, before only up to the low tier'],
    ],
    [
      holds({ ...security, from: '2026-02-01' }),
      holds({ ...security, from: '2026-01-01' }),
      ['ANA can decide for security up to the high tier from 1 January 2026'],
    ],
    [holds({ ...security, until: '2026-02-01' }), holds(security), ['ANA can decide for security up to the high tier']],
    [holds({ ...security, deputy_for: 'bo' }), holds(security), ['ANA can decide for security up to the high tier']],
    [holds(security), holds({ ...security, until: '2026-02-01', up_to: 'low' }), []],
    [holds(security), {}, []],
    [holds(security, { function: 'legal' }), holds({ function: 'legal' }, security), []],
  ])('is a function: %j → %j', (before, after, expected) => {
    expect(gains({ ana: before }, { ana: after })).toEqual(expected);
  });

  it('is a key, and longer days of one', () => {
    const { line } = throwAwayKey('ana');
    const [text = ''] = gains({ ana: {} }, { ana: { keys: [{ key: line }] } });
    expect(text).toMatch(/^the key SHA256:\S{43} counts as one of ANA’s$/);
    const dated = (until?: string) => ({
      ana: { keys: [{ key: `${line} laptop`, ...(until === undefined ? {} : { until }) }] },
    });
    expect(gains(dated('2026-01-31'), dated('2026-02-28'))).toEqual([`${text} until 28 February 2026`]);
    expect(gains(dated(), dated('2026-02-28'))).toEqual([]);
    expect(gains({ ana: { keys: [{ key: line }] } }, dated())).toEqual([]);
    expect(gains({ bo: { keys: [{ key: line }] } }, { bo: {}, ana: { keys: [{ key: line }] } })).toEqual([text]);
  });

  it('is somebody who stands in, and days as an employee of one who decides', () => {
    const away = { from: '2026-02-01', until: '2026-02-14', deputy: 'bo' };
    expect(gains({ ana: {}, bo: {} }, { ana: { away: [away] }, bo: {} })).toEqual([
      'BO can decide in place of ANA from 1 February 2026 until 14 February 2026',
    ]);
    expect(gains({ ana: { away: [away] } }, { ana: { away: [{ ...away, until: '2026-02-10' }] } })).toEqual([]);
    const left = { ...holds(security), until: '2025-12-31' };
    expect(gains({ ana: left }, { ana: holds(security) })).toEqual([
      'ANA counts as employed without end, before until 31 December 2025',
    ]);
    expect(gains({ ana: { until: '2025-12-31' } }, { ana: {} })).toEqual([]);
    expect(
      gains(
        { ana: { ...holds(security), email: 'a@x.example' } },
        { ana: { ...holds(security), email: 'A@y.example' } },
      ),
    ).toEqual(['commits by A@y.example count as made by ANA']);
  });
});
