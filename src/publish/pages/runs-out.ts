import type { Deadline } from '../../assess/deadlines.ts';
import { type DueDate, dueDates } from '../../assess/due-dates.ts';
import { inWords } from '../../diagnostic/calendar.ts';
import type { Inline } from '../page-parts.ts';
import { listed, type SiteContext, systemLink } from '../site-context.ts';

/** Something that a snapshot no longer answers for once its last day has passed. */
export interface RunOut {
  /** The last day on which it counts, YYYY-MM-DD. */
  readonly day: string;
  /** What it is, and that day, in words. */
  readonly text: string;
}

/** What of a registry fails first: enough to say what has run out since a snapshot was valid. */
export interface RunsOut {
  /** The first to run out, each with the systems that it touches first. */
  readonly first: readonly (RunOut & { readonly systems: readonly Inline[] })[];
  /** `[last day, how many things]`, of everything that fails. */
  readonly days: readonly (readonly [string, number])[];
}

const MOST_NAMED = 20;
const MOST_OWN = 4;
const MOST_SYSTEMS = 3;

export function runsOut(context: SiteContext): RunsOut {
  const failing = dueDates(context.deadlines).filter(({ fails }) => fails);
  return {
    first: failing.slice(0, MOST_NAMED).map((due) => ({ ...runOut(due), systems: systemsOf(due, context) })),
    days: [...Map.groupBy(failing, ({ date }) => date)].map(([day, due]) => [day, due.length] as const),
  };
}

/** What of a system fails first, soonest first. */
export function systemRunsOut(system: string, { deadlinesBySystem }: SiteContext): RunOut[] {
  const failing = (deadlinesBySystem.get(system) ?? []).filter(({ fails }) => fails);
  return failing.slice(0, MOST_OWN).map(runOut);
}

function runOut({ date, what }: Pick<Deadline, 'date' | 'what'>): RunOut {
  return { day: date, text: `${what}, ${inWords(date)}` };
}

function systemsOf({ systems }: DueDate, context: SiteContext): readonly Inline[] {
  return listed(
    systems.map((id) => [systemLink(context, id)]),
    ', ',
    MOST_SYSTEMS,
  );
}
