import { periodInWords, roughDays } from '../../diagnostic/calendar.ts';
import type { Path } from '../../diagnostic/diagnostic.ts';
import { FUNCTIONS, RESIDUALS, type Tier, TIERS } from '../../validate/schema/common.ts';
import { pathOf, type PolicyData, type TierRules } from '../../validate/schema/policy.ts';
import { isStrongEnough } from '../strength.ts';
import { atLeast } from '../tier.ts';
import type { TrustChange } from './trust-changes.ts';

/** Something that falls: where it stood, and what is so without it. */
type Fall = readonly [path: Path, text: string];

/** The requirements of the policy that a change takes away or weakens. A policy that could not be read before asked for nothing that is known. */
export function policyChanges(before: PolicyData | undefined, after: PolicyData): TrustChange[] {
  const falls: Fall[] = before
    ? [...fallen(before, after)]
    : [[[], 'there is a policy, where none could be read before']];
  return falls.map(([path, text]) => ({
    spot: { file: 'policy.yaml', path },
    text,
    person: undefined,
    detail: `${path.join('.')} ${text}`,
  }));
}

function* fallen(before: PolicyData, after: PolicyData): Iterable<Fall> {
  for (const name of lost(before.approved_by, after.approved_by))
    yield [['approved_by'], `the policy changes without the word of ${name}`];
  for (const tier of TIERS) {
    yield* ofTier(tier, before.tiers[tier], after.tiers[tier]);
    yield* ofNhis(tier, before.tiers[tier], after.tiers[tier]);
  }
  for (const name of FUNCTIONS) {
    const paths = (policy: PolicyData) => (policy.material[name] ?? []).map(pathOf);
    for (const field of lost(paths(before), paths(after)))
      yield [['material', name], `a change of “${field}” no longer reopens what ${name} decided`];
  }
  yield* ofRisks(before, after);
  yield* longer(
    ['intake', 'registered_within'],
    before.intake.registered_within,
    after.intake.registered_within,
    'a system may be in use unregistered for',
  );
  yield* longer(
    ['decisions', 'recorded_within'],
    before.decisions?.recorded_within ?? RECORDED_WITHIN,
    after.decisions?.recorded_within ?? RECORDED_WITHIN,
    'a decision may come into the registry late by',
  );
  yield* longer(
    ['emergency_at_most'],
    before.emergency_at_most ?? 'P14D',
    after.emergency_at_most ?? 'P14D',
    'an emergency exception may last for',
  );
  for (const [rule, { at_most: limit }] of Object.entries(before.exceptions ?? {})) {
    const now = after.exceptions?.[rule]?.at_most;
    if (now === undefined)
      yield [['exceptions'], `the limit of ${periodInWords(limit)} for exceptions of ${rule} falls`];
    else yield* longer(['exceptions', rule, 'at_most'], limit, now, `an exception of ${rule} may last for`);
  }
  for (const store of gained(before.secret_stores, after.secret_stores))
    yield [['secret_stores'], `secrets may be kept in ${store}`];
  for (const [kind, { function: name }] of Object.entries(before.evidence_kinds)) {
    if (name !== undefined && after.evidence_kinds[kind]?.function !== name)
      yield [['evidence_kinds'], `whoever collected evidence of the kind ${kind} may decide for ${name}`];
  }
}

/** How late a decision may come where the policy does not say. */
export const RECORDED_WITHIN = 'P7D';

/** What a tier may be asked as yes or no, and what is so without it. */
const FLAGS = [
  ['go_live', 'needs no final word of the board'],
  ['governance_owner', 'needs no governance owner'],
  ['review_not_by_owner_alone', 'may be reviewed by its owner alone'],
  ['one_function_each', 'may have one person decide for several functions'],
  ['evidence_pinned', 'needs no pinned evidence'],
  ['evidence_reviewed', 'needs no evidence that somebody else has read'],
] as const;

function* ofTier(tier: Tier, before: TierRules, after: TierRules): Iterable<Fall> {
  const at = (...path: Path): Path => ['tiers', tier, ...path];
  const system = `a system of the ${tier} tier`;
  for (const name of lost(before.functions, after.functions))
    yield [at('functions'), `${system} needs no decision of ${name}`];
  for (const name of gained(before.may_waive, after.may_waive))
    yield [at('may_waive'), `${name} may declare itself not required for ${system}`];
  for (const kind of lost(before.evidence, after.evidence))
    yield [at('evidence'), `${system} needs no evidence of the kind ${kind}`];
  const controls = lost(before.controls, after.controls);
  if (controls.length > 0) yield [at('controls'), `${system} needs no evidence for ${controls.join(', ')}`];
  for (const [key, text] of FLAGS) if (before[key] && !after[key]) yield [at(key), `${system} ${text}`];
  const [then, now] = [before.least_strength ?? 'asserted', after.least_strength ?? 'asserted'];
  if (!isStrongEnough(now, then))
    yield [at('least_strength'), `decisions on ${system} need only be ${now}, before ${then}`];
  yield* longer(at('review_every'), before.review_every, after.review_every, `${system} may go without a review for`);
  yield* longer(
    at('decision_valid_for'),
    before.decision_valid_for,
    after.decision_valid_for,
    `a decision on ${system} may count for`,
  );
  const conditions = ({ when }: TierRules) =>
    (when ?? []).map(({ because: _because, ...condition }) => JSON.stringify(condition));
  const left = new Set(conditions(after));
  for (const [index, { because }] of (before.when ?? []).entries()) {
    if (!left.has(conditions(before)[index] ?? ''))
      yield [at('when'), `a system is no longer in the ${tier} tier for the reason “${because}” as it was written`];
  }
}

function* ofNhis(tier: Tier, { nhi: before }: TierRules, { nhi: after }: TierRules): Iterable<Fall> {
  const at = (key: string): Path => ['tiers', tier, 'nhi', key];
  const secrets = `in the ${tier} tier`;
  yield* longer(
    at('rotate_every'),
    before.rotate_every,
    after.rotate_every,
    `a secret ${secrets} may stay unchanged for`,
  );
  yield* longer(
    at('drill_every'),
    before.drill_every,
    after.drill_every,
    `revoking an identity ${secrets} may go untried for`,
  );
  const [kept, keeps] = [before.audit_retained, after.audit_retained];
  if (kept !== undefined && roughDays(keeps ?? 'P0D') < roughDays(kept))
    yield [
      at('audit_retained'),
      `sign-ins ${secrets} need only be kept for ${periodInWords(keeps ?? 'P0D')}, before for ${periodInWords(kept)}`,
    ];
  if (before.auth !== undefined && after.auth === undefined)
    yield [at('auth'), `an identity ${secrets} may sign in in any way`];
  for (const method of before.auth ? gained(before.auth, after.auth) : [])
    yield [at('auth'), `an identity ${secrets} may sign in by ${method}`];
  yield* longer(
    at('exposure_resolved_within'),
    before.exposure_resolved_within,
    after.exposure_resolved_within,
    `a known leak of a secret ${secrets} may stay open for`,
  );
  const kind = before.vendor_evidence;
  if (kind !== undefined && after.vendor_evidence !== kind)
    yield [at('vendor_evidence'), `a third-party identity ${secrets} needs no evidence of the kind ${kind}`];
  for (const fact of lost(before.must_know, after.must_know))
    yield [at('must_know'), `of an identity ${secrets} nobody needs to know ${fact}`];
}

function* ofRisks({ risk_acceptance: before }: PolicyData, { risk_acceptance: after }: PolicyData): Iterable<Fall> {
  yield* longer(['risk_acceptance', 'valid_for'], before.valid_for, after.valid_for, 'a risk may be accepted for');
  for (const residual of RESIDUALS) {
    const [then, now] = [before[residual], after[residual]];
    if (now === 'nobody') continue;
    const at: Path = ['risk_acceptance', residual];
    const tier = now.up_to ?? 'low';
    for (const name of gained(then === 'nobody' ? [] : then.functions, now.functions))
      yield [at, `holders of ${name} up to the ${tier} tier may accept a ${residual} risk`];
    if (then !== 'nobody' && !atLeast(tier, then.up_to ?? 'low'))
      yield [
        at,
        `holders up to the ${tier} tier may accept a ${residual} risk, before only from the ${then.up_to} tier on`,
      ];
  }
}

/** A limit that grew, or fell away. */
function* longer(path: Path, before: string | undefined, after: string | undefined, text: string): Iterable<Fall> {
  if (before === undefined || before === after) return;
  if (after === undefined) yield [path.slice(0, -1), `${text} any time, before for ${periodInWords(before)}`];
  else if (roughDays(after) > roughDays(before))
    yield [path, `${text} ${periodInWords(after)}, before for ${periodInWords(before)}`];
}

function lost<T>(before: readonly T[] = [], after: readonly T[] = []): T[] {
  return before.filter((item) => !after.includes(item));
}

function gained<T>(before: readonly T[] = [], after: readonly T[] = []): T[] {
  return lost(after, before);
}
