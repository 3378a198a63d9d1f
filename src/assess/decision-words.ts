import type { Decision } from '../validate/registry.ts';
import type { DecisionFunction, Predicate } from '../validate/schema/decision.ts';

type Word = Predicate['decision'];

/** True for a decision on the system; false for one that only declares a condition met. */
export function isFullDecision({ data }: Decision): boolean {
  return data.decision !== 'condition-met';
}

/** True where a function may decide in that word: risks are accepted, and the board cannot leave itself out. */
export function wordFits(name: DecisionFunction, word: Word): boolean {
  if (name === 'risk') return word === 'accepted' || word === 'withdrawn';
  return word !== 'accepted' && !(name === 'go-live' && word === 'not-required');
}

/**
 * The decision that a reaffirmation confirms, and any other decision itself. Nothing where a
 * reaffirmation has nothing before it.
 */
export function original(decision: Decision, history: readonly Decision[]): Decision | undefined {
  if (decision.data.decision !== 'reaffirmed') return decision;
  return history
    .slice(0, history.indexOf(decision))
    .findLast(
      ({ data }) =>
        data.function === decision.data.function && data.decision !== 'reaffirmed' && data.decision !== 'condition-met',
    );
}

/** True where a decision lets the system run; who made it and until when are other questions. */
export function grants(decision: Decision, history: readonly Decision[]): boolean {
  if (!isFullDecision(decision)) return false;
  const word = original(decision, history)?.data.decision;
  return word !== undefined && wordFits(decision.data.function, word) && word !== 'rejected' && word !== 'withdrawn';
}
