import type { Path } from '../diagnostic/diagnostic.ts';
import type { Decision } from '../validate/registry.ts';
import { original } from './decision-words.ts';

/** Something that has to be done under an approval, until a day. */
export interface Condition {
  readonly id: string;
  readonly text: string;
  readonly due: string;
  /** The decision that set it. */
  readonly decision: Decision;
  /** Where it stands in that decision. */
  readonly at: Path;
  /** The decision that declared it met. */
  readonly met: Decision | undefined;
}

interface Around {
  /** The decisions of the function, oldest first. */
  readonly history: readonly Decision[];
  /** Those among them that declare a condition met. */
  readonly declarations: readonly Decision[];
  readonly isVoid: (decision: Decision) => boolean;
}

/**
 * The conditions of a decision. A reaffirmation keeps those of what it reaffirms; only a decision made
 * anew ends them. A declaration counts for conditions set before it, and one with evidence goes first.
 */
export function conditionsOf(governing: Decision, { history, declarations, isVoid }: Around): Condition[] {
  const first = original(governing, history) ?? governing;
  const conditions = new Map<string, Condition>();
  for (const decision of history.slice(history.indexOf(first), history.indexOf(governing) + 1)) {
    for (const [at, condition] of (decision.data.conditions ?? []).entries()) {
      const named = declarations.filter(
        (met) =>
          history.indexOf(met) > history.indexOf(decision) && met.data.meets?.includes(condition.id) && !isVoid(met),
      );
      conditions.set(condition.id, {
        ...condition,
        decision,
        at: ['conditions', at],
        met: named.find(hasEvidence) ?? named[0],
      });
    }
  }
  return [...conditions.values()];
}

/** True where a decision names what it rests on. */
export function hasEvidence({ data }: Decision): boolean {
  return (data.reliedOn ?? []).length > 0;
}
