import type { HistoryCommit } from './history.ts';

/** How instants become days. */
export interface Calendar {
  /** An IANA time zone, as in registry.yaml. */
  readonly timeZone: string;
  /** The day that everything is judged on: what claims to be later is a wrong clock, and doesn't date what follows. */
  readonly asOf?: string | undefined;
}

const LAST_SECOND = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;

/** Seconds since 1970 as an instant in UTC; four digits for the year, so that instants compare as text. */
export function instant(seconds: number): string {
  return `${new Date(Math.min(seconds, LAST_SECOND) * 1000).toISOString().slice(0, 19)}Z`;
}

/** Gives the day, YYYY-MM-DD, that an instant falls on in a time zone. */
export function dayIn(timeZone: string): (at: string) => string {
  // The parts are read by name, so that no locale data can change them.
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (at) => {
    const parts = format.formatToParts(new Date(at));
    const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
    return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  };
}

/**
 * The day on which each of these days' commits came, oldest first: its own, but never before that of a commit it
 * stands on, since a committer's date is only a claim and what came before is known.
 */
export function notBeforeParents(claimed: readonly string[], asOf = '9999-12-31'): string[] {
  let latest = '';
  return claimed.map((own) => {
    const day = own > latest ? own : latest;
    if (own <= asOf) latest = day;
    return day;
  });
}

/** Gives the day on which a commit of this history came (see `notBeforeParents`), in the calendar's time zone. */
export function arrivalDays(
  { commits }: { readonly commits: readonly HistoryCommit[] },
  { timeZone, asOf }: Calendar,
): (commit: HistoryCommit) => string {
  const oldestFirst = commits.toReversed();
  const dayOf = dayIn(timeZone);
  const days = notBeforeParents(
    oldestFirst.map(({ committer }) => dayOf(committer.at)),
    asOf,
  );
  const byId = new Map(oldestFirst.map(({ id }, at) => [id, days[at]]));
  return (commit) => byId.get(commit.id) ?? dayOf(commit.committer.at);
}
