import type { Decision, System } from '../validate/registry.ts';
import { FUNCTIONS, type GovernanceFunction } from '../validate/schema/common.ts';
import type { TierRules } from '../validate/schema/policy.ts';

export type Approver = GovernanceFunction | 'go-live';

/** Where a function's decision stands, in one word. */
export type ApprovalState = 'approved' | 'conditions' | 'not-required' | 'rejected' | 'withdrawn' | 'expired' | 'void' | 'missing';

export interface Condition {
  readonly id: string;
  readonly text: string;
  readonly due: string;
  readonly decision: Decision;
  /** The decision that declared it met. */
  readonly met: Decision | undefined;
}

export interface Approval {
  readonly function: Approver;
  /** Whether the tier asks for it. */
  readonly required: boolean;
  readonly state: ApprovalState;
  /** The newest decision, which governs; absent when there is none. */
  readonly governing: Decision | undefined;
  /** Every decision of the function, oldest first. */
  readonly history: readonly Decision[];
  /** The conditions of the governing decision. */
  readonly conditions: readonly Condition[];
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
  readonly rules: TierRules;
  readonly decisions: readonly Decision[];
  readonly asOf: string;
  /** Whether a decision counts for nothing, because of who made it. */
  readonly isVoid: (decision: Decision) => boolean;
}

/** One approval for each function that has to decide or has decided. */
export function approvalsOf(question: ApprovalQuestion): Approval[] {
  const { system, rules, decisions } = question;
  const required = requiredFunctions(rules, system);
  const decided = decisions.map((decision) => decision.data.function).filter((name) => name !== 'risk');
  const all: Approver[] = [...FUNCTIONS, 'go-live' as const].filter((name) => required.includes(name) || decided.includes(name));
  return all.map((name) => approvalOf(name, required.includes(name), question));
}

function approvalOf(name: Approver, required: boolean, question: ApprovalQuestion): Approval {
  const history = question.decisions.filter((decision) => decision.data.function === name);
  const governing = history.findLast((decision) => decision.data.decision !== 'condition-met');
  const conditions = (governing?.data.conditions ?? []).map((condition): Condition => ({
    ...condition,
    decision: governing as Decision,
    met: history.find((decision) => decision.data.decision === 'condition-met' && decision.data.meets?.includes(condition.id) && !question.isVoid(decision)),
  }));
  return { function: name, required, state: stateOf(governing, conditions, question), governing, history, conditions };
}

function stateOf(decision: Decision | undefined, conditions: readonly Condition[], { asOf, isVoid }: ApprovalQuestion): ApprovalState {
  if (decision === undefined) return 'missing';
  if (isVoid(decision)) return 'void';
  const { decision: word, expires } = decision.data;
  if (word === 'rejected' || word === 'withdrawn') return word;
  if (expires !== undefined && expires < asOf) return 'expired';
  if (word === 'not-required') return 'not-required';
  return conditions.some((condition) => condition.met === undefined) ? 'conditions' : 'approved';
}

/** True where the state lets the system run. */
export function isGranted(state: ApprovalState): boolean {
  return state === 'approved' || state === 'conditions' || state === 'not-required';
}

