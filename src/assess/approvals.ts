import type { Decision, System } from '../validate/registry.ts';
import { FUNCTIONS, type GovernanceFunction, type Tier, TIERS } from '../validate/schema/common.ts';
import type { TierRules } from '../validate/schema/policy.ts';
import { type Condition, conditionsOf } from './approval-conditions.ts';
import { grants, isFullDecision, original, wordFits } from './decision-words.ts';
import { NOTHING_SINCE, type Reopening, type SinceDecided } from './reopening.ts';
import type { PackageChange } from './staleness.ts';

export type Approver = GovernanceFunction | 'go-live';

/** Where a function's decision stands, in one word. */
export type ApprovalState =
  'approved' | 'conditions' | 'not-required' | 'stale' | 'rejected' | 'withdrawn' | 'expired' | 'void' | 'missing';

export interface Approval {
  readonly function: Approver;
  /** Whether the tier asks for it. */
  readonly required: boolean;
  readonly state: ApprovalState;
  /** The newest decision up to the as-of date, which governs; absent when there is none. */
  readonly governing: Decision | undefined;
  /** How the record differs from what the governing decision was made on. */
  readonly changes: readonly PackageChange[];
  /** Why it no longer holds, where it was given: whether or not it has expired besides. */
  readonly reopenings: readonly Reopening[];
  /** Every decision of the function, oldest first. */
  readonly history: readonly Decision[];
  /** What has to be done under the governing decision, and under those that it reaffirms. */
  readonly conditions: readonly Condition[];
  /** Declarations that a condition is met, since the governing decision or the one it reaffirms. */
  readonly declarations: readonly Decision[];
  /** The decision that governed on the first live day. */
  readonly atGoLive: Decision | undefined;
  /** Where the function had to let the system run on its first live day and had not: the decision that did so later. */
  readonly late: Decision | undefined;
}

/** The functions that have to decide in a tier, in the order of the design. */
export function requiredFunctions(rules: TierRules, system: System): Approver[] {
  const wanted = new Set<Approver>(rules.functions);
  if (system.nhis.some((nhi) => nhi.data.status !== 'revoked')) wanted.add('security');
  const functions: Approver[] = FUNCTIONS.filter((name) => wanted.has(name));
  if (rules.go_live) functions.push('go-live');
  return functions;
}

export interface ApprovalQuestion {
  readonly system: System;
  readonly tier: Tier;
  readonly tiers: Readonly<Record<Tier, TierRules>>;
  readonly decisions: readonly Decision[];
  readonly asOf: string;
  /** Whether a decision counts for nothing, because of who made it. */
  readonly isVoid: (decision: Decision) => boolean;
  readonly since: (decision: Decision) => SinceDecided;
}

/** One approval for each function that has to decide or has decided. */
export function approvalsOf(question: ApprovalQuestion): Approval[] {
  const { system, tier, tiers, decisions } = question;
  const required = requiredFunctions(tiers[tier], system);
  const atGoLive = requiredFunctions(tiers[tierAtGoLive(question)], system);
  const decided = decisions.map((decision) => decision.data.function).filter((name) => name !== 'risk');
  const all: Approver[] = [...FUNCTIONS, 'go-live' as const].filter(
    (name) => required.includes(name) || decided.includes(name),
  );
  return all.map((name) => approvalOf(name, { now: required.includes(name), then: atGoLive.includes(name) }, question));
}

/**
 * The tier that was decided on when the system went live, which may have been lower than today's: whoever
 * had to decide only later was not late. Today's where nothing was decided by that day.
 */
function tierAtGoLive({ system, tier, decisions }: ApprovalQuestion): Tier {
  const live = system.data.live_since ?? '';
  const named = decisions
    .filter(({ data }) => data.function !== 'risk' && data.on <= live)
    .map(({ data }) => TIERS.indexOf(data.tier ?? tier));
  return (named.length > 0 && TIERS[Math.min(Math.max(...named), TIERS.indexOf(tier))]) || tier;
}

function approvalOf(name: Approver, required: { now: boolean; then: boolean }, question: ApprovalQuestion): Approval {
  const { asOf, isVoid, system } = question;
  const history = question.decisions.filter((decision) => decision.data.function === name);
  const known = history.filter((decision) => decision.data.on <= asOf);
  const governing = known.findLast(isFullDecision);
  const since = governing && original(governing, history);
  const declarations = known.slice(since ? known.indexOf(since) : 0).filter((decision) => !isFullDecision(decision));
  const conditions = governing ? conditionsOf(governing, { history: known, declarations, isVoid }) : [];
  const { changes, reopenings } = governing ? question.since(governing) : NOTHING_SINCE;
  const reopened = governing && grants(governing, history) ? reopenings : [];
  return {
    function: name,
    required: required.now,
    state: stateOf(governing, { history, conditions, asOf, isVoid, isReopened: reopened.length > 0 }),
    governing,
    changes,
    reopenings: reopened,
    history,
    conditions,
    declarations,
    ...firstDay(known, system.data.live_since, required.then),
  };
}

/** How the function stood on the first live day. */
function firstDay(
  known: readonly Decision[],
  live: string | undefined,
  required: boolean,
): Pick<Approval, 'atGoLive' | 'late'> {
  if (live === undefined) return { atGoLive: undefined, late: undefined };
  const atGoLive = known.findLast((decision) => isFullDecision(decision) && decision.data.on <= live);
  const stood = atGoLive !== undefined && grants(atGoLive, known) && (atGoLive.data.expires ?? live) >= live;
  const late =
    required && !stood ? known.find((decision) => decision.data.on > live && grants(decision, known)) : undefined;
  return { atGoLive, late };
}

interface Standing {
  readonly history: readonly Decision[];
  readonly conditions: readonly Condition[];
  readonly asOf: string;
  readonly isVoid: (decision: Decision) => boolean;
  readonly isReopened: boolean;
}

function stateOf(
  decision: Decision | undefined,
  { history, conditions, asOf, isVoid, isReopened }: Standing,
): ApprovalState {
  if (decision === undefined) return 'missing';
  const word = original(decision, history)?.data.decision;
  if (word === undefined || isVoid(decision) || !wordFits(decision.data.function, word)) return 'void';
  if (word === 'rejected' || word === 'withdrawn') return word;
  if (decision.data.expires !== undefined && decision.data.expires < asOf) return 'expired';
  if (isReopened) return 'stale';
  if (word === 'not-required') return 'not-required';
  return conditions.some((condition) => condition.met === undefined) ? 'conditions' : 'approved';
}

/** True where the state lets the system run. */
export function isGranted(state: ApprovalState): boolean {
  return state === 'approved' || state === 'conditions' || state === 'not-required';
}

/** True where the decision has not run out, also when the system is no longer what it was made on. */
export function isGiven(state: ApprovalState): boolean {
  return isGranted(state) || state === 'stale';
}
