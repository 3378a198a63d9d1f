import { periodInWords } from '../../diagnostic/calendar.ts';
import { listWords } from '../../diagnostic/suggest.ts';
import { RESIDUALS, type Tier } from '../../validate/schema/common.ts';
import type { PolicyData, TierRules } from '../../validate/schema/policy.ts';

/** What a tier asks of a system, in plain sentences, by the field of the record that they are about. */
export function tierNotes(policy: PolicyData, tier: Tier): Map<string, string[]> {
  const rules = policy.tiers[tier];
  const asks = (what: string) => `${tier} asks for ${what}.`;
  return new Map([
    ['status', decisionNotes(policy, tier).map(asks)],
    ['governance_owner', rules.governance_owner ? [asks('one')] : []],
    ['nhis', nhiNotes(rules).map((note) => `${tier} asks for: ${note}.`)],
    ['evidence', evidenceNotes(rules, policy).map((note) => `${tier} asks for: ${note}.`)],
    ['controls', controlNotes(rules).map((note) => asks(`fresh evidence of ${note}`))],
    ['risk_acceptance', acceptanceNotes(policy)],
    ['reviews', reviewNotes(rules).map(asks)],
  ]);
}

function decisionNotes({ tiers }: PolicyData, tier: Tier): string[] {
  const { functions, go_live: goLive, decision_valid_for: period, least_strength: strength } = tiers[tier];
  const names = listWords([...functions, ...(goLive ? ['go-live'] : [])], 'and');
  const proven = strength === undefined || strength === 'asserted' ? '' : `, at least ${strength}`;
  return [`decisions of ${names} before it goes live, each valid for ${periodInWords(period)}${proven}`];
}

function nhiNotes({ nhi }: TierRules): string[] {
  const { rotate_every: every, drill_every: drill, audit_retained: retained, auth, must_know: facts } = nhi;
  return [
    'an owner and how to revoke it, for each identity',
    ...(every === undefined ? [] : [`its secret replaced at least every ${periodInWords(every)}`]),
    ...(drill === undefined ? [] : [`revocation tested within ${periodInWords(drill)}`]),
    ...(retained === undefined ? [] : [`its sign-ins kept for at least ${periodInWords(retained)}`]),
    ...(auth === undefined ? [] : [`a way to sign in that is one of ${listWords(auth)}`]),
    ...(facts === undefined ? [] : [`these facts: ${listWords(facts, 'and', 30)}`]),
  ];
}

function evidenceNotes(rules: TierRules, { evidence_kinds: kinds }: PolicyData): string[] {
  const others = [
    ...(rules.evidence_reviewed ? ['each item reviewed by somebody else than who collected it'] : []),
    ...(rules.evidence_pinned ? ['each item pinned by the SHA-256 of its file'] : []),
  ];
  return [...rules.evidence.map((kind) => `${kinds[kind]?.title ?? kind} (kind: ${kind})`), ...others];
}

/** One for each framework. */
function controlNotes({ controls }: TierRules): string[] {
  const byFramework = Map.groupBy(controls, (ref) => ref.slice(0, ref.indexOf(':')));
  return [...byFramework].map(
    ([framework, refs]) =>
      `${framework}: ${listWords(
        refs.map((ref) => ref.slice(framework.length + 1)),
        'and',
        50,
      )}`,
  );
}

function acceptanceNotes({ risk_acceptance: acceptance }: PolicyData): string[] {
  const who = RESIDUALS.map((residual) => {
    const entitled = acceptance[residual];
    return `${residual} by ${entitled === 'nobody' ? 'nobody' : listWords(entitled.functions)}`;
  });
  return [`The policy lets a risk be accepted: ${who.join(', ')}; for ${periodInWords(acceptance.valid_for)} at most.`];
}

function reviewNotes(rules: TierRules): string[] {
  const who = rules.review_not_by_owner_alone ? ', not by its owner alone' : '';
  return [`a review at least every ${periodInWords(rules.review_every)} once it runs${who}`];
}
