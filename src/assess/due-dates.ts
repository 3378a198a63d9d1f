import { addPeriod } from '../diagnostic/calendar.ts';
import type { Deadline } from './deadlines.ts';

/** One date with everything that it touches: a shared identity is rotated once, for all its systems. */
export interface DueDate extends Omit<Deadline, 'system'> {
  readonly systems: readonly string[];
}

/** What runs out about identities. */
export const OF_NHIS: readonly Deadline['kind'][] = ['rotation', 'drill', 'exposure'];

/** Kinds of things that several systems may share, so that one act settles all of them. */
const SHARED: ReadonlySet<Deadline['kind']> = new Set([...OF_NHIS, 'exception', 'evidence', 'owner']);

const known = new WeakMap<readonly Deadline[], readonly DueDate[]>();

/** Deadlines that one act of one person settles, put together; the order stays. */
export function dueDates(deadlines: readonly Deadline[]): readonly DueDate[] {
  const found = known.get(deadlines);
  if (found !== undefined) return found;
  const made = putTogether(deadlines);
  known.set(deadlines, made);
  return made;
}

function putTogether(deadlines: readonly Deadline[]): DueDate[] {
  const acts = Map.groupBy(deadlines, ({ date, kind, what, who, fails, system }) =>
    [date, kind, what, who ?? '', fails, SHARED.has(kind) ? '' : system].join('\n'),
  );
  return [...acts.values()].flatMap((own) => (own[0] ? [{ ...own[0], systems: own.map(({ system }) => system) }] : []));
}

/** Those that run out within a period from the day on, its last day included. */
export function within(due: readonly DueDate[], asOf: string, period: string): DueDate[] {
  const last = addPeriod(asOf, period);
  return due.filter(({ date }) => date <= last);
}
