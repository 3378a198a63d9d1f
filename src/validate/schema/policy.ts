import { z } from 'zod';
import { AUTH_METHODS, NHI_FACTS } from './nhi.ts';
import {
  controlRef,
  field,
  fieldPath,
  FUNCTIONS,
  flag,
  id,
  name,
  part,
  period,
  strength,
  text,
  tier,
} from './common.ts';

const value = z.union([z.string(), z.number(), z.boolean()]);

/**
 * One condition on a record. `field` is a path in which `[]` stands for every item of a list.
 * Exactly one comparison is given; `with` asks more of the same item of the list.
 */
const comparison = {
  any_of: field(z.array(value), 'It is one of these.', ['write', 'admin']),
  none_of: field(z.array(value), 'It is given, and none of these.', ['staff']),
  more_than: field(z.number(), 'It is a number above this.', 40),
  like: field(z.array(z.string()), 'It is text of one of these forms; a star at an edge stands for anything.', ['*:*']),
};
const condition = z.strictObject({
  because: part(text, 'The reason as a page gives it.', 'Customers see what it writes'),
  field: part(fieldPath, 'The path of the value.', 'tools[].access'),
  ...comparison,
  with: field(
    z.array(
      z.strictObject({
        field: part(fieldPath, 'The path of another value, from the item on.', 'human_approval'),
        ...comparison,
      }),
    ),
    'What holds besides of the same item of the list.',
    [{ field: 'human_approval', any_of: [false] }],
  ),
});

const nhiLimits = z.strictObject({
  rotate_every: field(period, 'The longest interval between two rotations.', 'P90D'),
  drill_every: field(period, 'The longest since revocation was last tried.', 'P6M'),
  audit_retained: field(period, 'The shortest that sign-ins are kept.', 'P365D'),
  auth: field(z.array(z.enum(AUTH_METHODS)), 'The methods that may be used.', ['oidc', 'mtls']),
  exposure_resolved_within: field(period, 'How long a known leak may stay open.', 'P7D'),
  vendor_evidence: field(id, 'The kind of evidence that a third-party identity needs.', 'vendor-assurance'),
  must_know: field(z.array(z.enum(NHI_FACTS)), 'What has to be known of every active identity.', ['auth']),
});

const tierRules = z.strictObject({
  title: part(name, 'The name of the tier.', 'High'),
  means: part(text, 'What it means, in a sentence.', 'A wrong answer can harm people outside.'),
  when: field(z.array(condition), 'A system is at least this when one of these holds.', []),
  functions: part(z.array(z.enum(FUNCTIONS)), 'The functions that decide.', ['security', 'business']),
  may_waive: field(z.array(z.enum(FUNCTIONS)), 'The functions that may decide that they are not required.', [
    'operations',
  ]),
  go_live: field(flag, 'Whether the governance owner records a final word for the board.', true),
  governance_owner: field(flag, 'Whether a governance owner is required.', true),
  review_every: part(period, 'The longest between two reviews.', 'P3M'),
  review_not_by_owner_alone: field(flag, 'Whether a review by the owner alone does not count.', true),
  decision_valid_for: part(period, 'How long a decision counts.', 'P6M'),
  least_strength: field(strength, 'How well it has to be proven who decided; asserted when left out.', 'signed'),
  one_function_each: field(flag, 'Whether a person decides for one function only.', true),
  evidence: part(z.array(id), 'The kinds of evidence that are required.', ['security-test']),
  evidence_pinned: field(flag, 'Whether required evidence is pinned by its SHA-256.', true),
  evidence_reviewed: field(flag, 'Whether evidence is reviewed by someone else.', true),
  controls: part(z.array(controlRef), 'The controls that need fresh evidence.', ['nist-csf-2.0:GV.RM-01']),
  nhi: part(nhiLimits, 'The limits for non-human identities.', { rotate_every: 'P90D' }),
});

const acceptance = z.union([
  z.literal('nobody'),
  z.strictObject({
    functions: part(z.array(z.enum(FUNCTIONS)), 'Holders of these functions may accept it.', ['business']),
    up_to: field(tier, 'They hold the function at least up to this tier.', 'high'),
  }),
]);

const evidenceKind = z.strictObject({
  title: part(name, 'The name of the kind.', 'Security test'),
  function: field(
    z.enum(FUNCTIONS),
    'The function it belongs to: whoever collected it does not decide there.',
    'security',
  ),
});

/** A material field by its path; with `reopens`, when it is to reopen the decisions that were made without it. */
const materialField = z.union([
  fieldPath,
  z.strictObject({
    field: part(fieldPath, 'The path of the field.', 'data.transfers'),
    reopens: field(
      z.enum(['now']),
      'Decisions that do not cover the field are stale at once; they stand until the next one when left out.',
      'now',
    ),
  }),
]);

/** `policy.yaml`: what the organisation asks of a system (CONTENT §5). */
export const policy = z.strictObject({
  approved_by: field(
    z.array(z.enum(FUNCTIONS)),
    'The functions that approve this policy as it stands: whoever changes it needs their word again.',
    ['security', 'legal'],
  ),
  tiers: part(
    z.strictObject({
      low: part(tierRules, 'The tier of a system that no condition raises.', { title: 'Low' }),
      standard: part(tierRules, 'The tier in the middle.', { title: 'Standard' }),
      high: part(tierRules, 'The tier that asks most.', { title: 'High' }),
    }),
    'What each tier means, when a system is in it, and what it asks.',
    { low: { functions: ['security', 'business'] } },
  ),
  material: part(
    z.partialRecord(z.enum(FUNCTIONS), z.array(materialField).min(1)),
    'The fields whose change reopens the decision of each function.',
    { business: ['purpose', 'audience'] },
  ),
  evidence_kinds: part(z.record(id, evidenceKind), 'The kinds of evidence, by id.', {
    'security-test': { title: 'Security test' },
  }),
  risk_acceptance: part(
    z.strictObject({
      valid_for: part(period, 'The longest that an acceptance counts.', 'P12M'),
      low: part(acceptance, 'Who may accept a low residual risk.', { functions: ['business'] }),
      medium: part(acceptance, 'Who may accept a medium one.', { functions: ['business'] }),
      high: part(acceptance, 'Who may accept a high one.', { functions: ['business'], up_to: 'high' }),
      critical: part(acceptance, 'Who may accept a critical one.', 'nobody'),
    }),
    'Who may accept how much residual risk, and for how long.',
    { critical: 'nobody' },
  ),
  decisions: field(
    z.strictObject({
      recorded_within: field(
        period,
        'How long after its day a decision may come into the registry; P7D when left out.',
        'P7D',
      ),
    }),
    'How decisions are kept.',
    { recorded_within: 'P7D' },
  ),
  secret_stores: field(z.array(id), 'The stores in which a secret may be kept.', ['azure-key-vault']),
  intake: part(
    z.strictObject({ registered_within: part(period, 'How long a system may be in use unregistered.', 'P180D') }),
    'The limits for systems that are known but not registered.',
    { registered_within: 'P180D' },
  ),
  exceptions: field(
    z.record(z.string(), z.strictObject({ at_most: part(period, 'The longest exception.', 'P90D') })),
    'The longest exception for a rule, where it is shorter than the limit of the rule itself.',
    { 'evidence/unpinned': { at_most: 'P90D' } },
  ),
  emergency_at_most: field(period, 'The longest emergency exception.', 'P14D'),
});

export type PolicyData = z.infer<typeof policy>;
export type TierRules = z.infer<typeof tierRules>;
export type Condition = z.infer<typeof condition>;
export type MaterialField = z.infer<typeof materialField>;

/** The path of a material field, however it is written. */
export function pathOf(field: MaterialField): string {
  return typeof field === 'string' ? field : field.field;
}
