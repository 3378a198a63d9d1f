import { type DueDate, OF_NHIS } from '../../assess/due-dates.ts';
import type { DeadlineKind } from '../../assess/deadlines.ts';
import { addPeriod, inWords, isoWeek, isoWeekday } from '../../diagnostic/calendar.ts';
import { counted } from '../words.ts';

/** A month as a sheet of weeks, Monday first; every day that something runs out on leads to its line in the list. */
export interface MonthGrid {
  readonly caption: string;
  readonly weekdays: readonly { readonly short: string; readonly long: string }[];
  readonly weeks: readonly MonthWeek[];
}

export interface MonthWeek {
  /** By ISO 8601, which counts the week with the year's first Thursday as the first. */
  readonly number: number;
  /** Seven; one of another month is left out. */
  readonly days: readonly (MonthDay | undefined)[];
}

export interface MonthDay {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly number: number;
  /** Whether everything was judged on that day. */
  readonly isAsOf: boolean;
  readonly entries: readonly DayEntry[];
  /** How many dates are not among the entries. */
  readonly more: number;
  readonly href: string;
}

/** The dates of one kind on one day. */
export interface DayEntry {
  readonly text: string;
  /** What a single date is about. */
  readonly about: string | undefined;
  readonly fails: boolean;
}

const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const MOST_WEEKS = 6;
const MOST_ENTRIES = 3;

const WORDS: Record<DeadlineKind, readonly [one: string, many: string]> = {
  review: ['Review', 'reviews'],
  decision: ['Decision', 'decisions'],
  condition: ['Condition', 'conditions'],
  evidence: ['Evidence', 'items of evidence'],
  acceptance: ['Risk acceptance', 'risk acceptances'],
  exception: ['Exception', 'exceptions'],
  owner: ['Somebody leaves', 'people who leave'],
  rotation: ['Rotation', 'rotations'],
  drill: ['Revocation drill', 'revocation drills'],
  exposure: ['Open leak', 'open leaks'],
  pilot: ['End of a pilot', 'ends of pilots'],
  intake: ['Registration', 'registrations'],
  withheld: ['Withheld', 'withheld dates'],
};

export interface GridContext {
  readonly asOf: string;
  /** Where the list tells of a day. */
  readonly hrefOf: (date: string) => string;
  readonly titleOf: (system: string) => string;
}

/** `month` is YYYY-MM, `due` what runs out in it. */
export function monthGrid(month: string, due: readonly DueDate[], context: GridContext): MonthGrid {
  const first = `${month}-01`;
  const byDay = Map.groupBy(due, ({ date }) => date);
  const weeks: MonthWeek[] = [];
  for (let at = 0; at < MOST_WEEKS; at++) {
    const monday = addPeriod(addPeriod(first, `P${isoWeekday(first) - 1}D`, -1), `P${at}W`);
    if (monday.slice(0, 7) > month) break;
    const days = WEEKDAYS.map((_, day) => addPeriod(monday, `P${day}D`));
    weeks.push({
      number: isoWeek(monday),
      days: days.map((date) => (date.startsWith(month) ? dayOf(date, byDay.get(date) ?? [], context) : undefined)),
    });
  }
  return {
    caption: `${inWords(month)} by day; every entry leads to its line in the list`,
    weekdays: WEEKDAYS.map((long) => ({ short: long.slice(0, 3), long })),
    weeks,
  };
}

function dayOf(date: string, due: readonly DueDate[], { asOf, hrefOf, titleOf }: GridContext): MonthDay {
  const kinds = [...Map.groupBy(due, ({ kind, fails }) => `${kind} ${fails}`).values()].sort(
    ([a], [b]) => Number(b?.fails) - Number(a?.fails),
  );
  const shown = kinds.slice(0, MOST_ENTRIES);
  return {
    date,
    number: Number(date.slice(8)),
    isAsOf: date === asOf,
    entries: shown.flatMap((own) => (own[0] ? [entryOf(own[0], own.length, titleOf)] : [])),
    more: due.length - shown.flat().length,
    href: hrefOf(date),
  };
}

function entryOf(due: DueDate, count: number, titleOf: GridContext['titleOf']): DayEntry {
  const { kind, fails } = due;
  const [one, many] = WORDS[kind];
  return count > 1
    ? { text: counted(count, one, many), about: undefined, fails }
    : { text: one, about: aboutOf(due, titleOf), fails };
}

/** The identity or the system; how many systems, where it is about more than one. */
function aboutOf({ kind, subject, systems }: DueDate, titleOf: GridContext['titleOf']): string | undefined {
  if (OF_NHIS.includes(kind)) return subject;
  const [system] = systems;
  return system === undefined || systems.length > 1 ? counted(systems.length, 'system') : titleOf(system);
}
