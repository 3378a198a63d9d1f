import type { Decision } from '../validate/registry.ts';
import type { Approval } from './approvals.ts';
import type { DecisionFault, DecisionFaultKind } from './decision-faults.ts';
import type { SystemView } from './system-view.ts';

/** A decision that something hangs on and that counts for nothing. */
export interface FaultyDecision extends DecisionFault {
  readonly decision: Decision;
  /** Said behind the fault where it is history: why it still matters. */
  readonly past: string;
}

/**
 * The faults of one kind among the decisions that matter: those that govern a required function, those
 * that did on the first live day, and those without which a condition is not met. Other history is left alone.
 */
export function* faultyDecisions(view: SystemView, kind: DecisionFaultKind): Iterable<FaultyDecision> {
  for (const { decision, past } of decisiveDecisions(view)) {
    for (const fault of view.faults.get(decision) ?? []) if (fault.kind === kind) yield { ...fault, decision, past };
  }
}

/** The decisions that matter, with what is said behind a fault where one is history. */
export function* decisiveDecisions({ approvals }: SystemView): Iterable<Pick<FaultyDecision, 'decision' | 'past'>> {
  for (const approval of approvals) {
    for (const decision of new Set([...decisive(approval), ...decisiveDeclarations(approval)])) {
      const isPast = decision === approval.atGoLive && decision !== approval.governing;
      yield { decision, past: isPast ? '; it stood when the system went live' : '' };
    }
  }
}

function decisive({ required, governing, atGoLive }: Approval): Decision[] {
  return required ? [governing, atGoLive].filter((decision) => decision !== undefined) : [];
}

function decisiveDeclarations({ declarations, conditions }: Approval): Decision[] {
  return declarations.filter((decision) =>
    conditions.some(({ id, met }) => decision.data.meets?.includes(id) && (met === undefined || met === decision)),
  );
}
