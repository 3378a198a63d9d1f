import { arrivalDays, type Calendar } from '../../read/history/days.ts';
import type { History, HistoryCommit, Step } from '../../read/history/history.ts';

/** How bytes came into the registry. */
export interface Arrival {
  readonly commit: HistoryCommit;
  /** The day in the time zone of the registry. */
  readonly day: string;
  /** The day in UTC, in which keys are valid. */
  readonly utcDay: string;
  /** The place of that commit in the history; the oldest is 0. */
  readonly order: number;
}

/** Gives how bytes came, by the id that git gives to them; nothing for bytes that git does not know. */
export type ArrivalOf = (blob: string | undefined) => Arrival | undefined;

/**
 * The commit that first brought the same bytes to any path under decisions/, so that a file which was moved as it
 * is came when it first came. Where a shallow clone ends nobody knows what is older, so that is no arrival.
 */
export function arrivals(history: History, calendar: Calendar): ArrivalOf {
  const first = new Map<string, Step>();
  for (const [path, steps] of history.steps) {
    if (!path.startsWith('decisions/')) continue;
    for (const step of steps) {
      if (step.after === undefined) continue;
      const known = first.get(step.after);
      if (known === undefined || step.order < known.order) first.set(step.after, step);
    }
  }
  const dayOf = arrivalDays(history, calendar);
  const utcDayOf = arrivalDays(history, { ...calendar, timeZone: 'UTC' });
  return (blob) => {
    const step = blob === undefined ? undefined : first.get(blob);
    if (step === undefined || step.commit.cut) return undefined;
    const { commit, order } = step;
    return { commit, order, day: dayOf(commit), utcDay: utcDayOf(commit) };
  };
}
