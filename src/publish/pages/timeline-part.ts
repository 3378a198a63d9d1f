import { nameOf } from '../../assess/names.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { shortId } from '../../assess/trust/file-words.ts';
import { compare } from '../../diagnostic/compare.ts';
import type { HistoryCommit } from '../../read/history/history.ts';
import { type Moment, timeline as momentsOf } from '../../read/history/questions.ts';
import type { Inline, Table } from '../page-parts.ts';
import { dated, type SiteContext } from '../site-context.ts';
import { counted } from '../words.ts';
import { decisionRows, materialRows } from './timeline-decisions.ts';
import type { TimelineRow } from './timeline-row.ts';

/**
 * What happened to a system, the newest first: by its record and its decision files, and where git knows also when the
 * record came and was changed. A material change shows where a function decided on other values than before.
 * `page` is where the cards of its decisions stand, when that is not beside it.
 */
export function systemTimeline(view: SystemView, context: SiteContext, page = ''): Table {
  const { commits, left } = recentCommits(view, context);
  const rows = [
    ...ofRecord(view, context),
    ...decisionRows(view, context, page),
    ...materialRows(view),
    ...commits.map((moment) => ofCommit(moment, context)),
  ]
    .filter(({ day }) => day <= context.assessment.asOf)
    .sort((a, b) => compare(b.day, a.day));
  return {
    caption: `${counted(rows.length, 'thing')} that happened, the newest first; ${NEVER_EDITED}${left > 0 ? `. ${counted(left, 'older commit')} of the record ${left === 1 ? 'is' : 'are'} left out` : ''}`,
    columns: [
      { title: 'Day', as: 'day' },
      { title: 'What', as: 'words' },
      { title: 'Who', as: 'name' },
      { title: 'By what', as: 'name' },
    ],
    rows: rows.map(({ day, what, who, source }) => [dated(day), what, who.length > 0 ? who : ['–'], source]),
    empty: 'Nothing has happened yet.',
  };
}

/** The page of a system holds a whole timeline up to so many rows; of a longer one only the newest. */
const MOST_ROWS = 12;
const NEWEST = 6;
const NEVER_EDITED = 'no decision is ever edited or removed';

export function hasOlder({ rows }: Table): boolean {
  return rows.length > MOST_ROWS;
}

/** The timeline as the page of its system shows it, which would else grow with every round of reviews. */
export function newestOf(timeline: Table): Table {
  if (!hasOlder(timeline)) return timeline;
  return {
    ...timeline,
    caption: `The newest ${NEWEST} of ${timeline.rows.length} things that happened; ${NEVER_EDITED}`,
    rows: timeline.rows.slice(0, NEWEST),
  };
}

const RECORD = ['the record'];

function named(context: SiteContext, id: string | undefined): readonly Inline[] {
  return id === undefined ? [] : [nameOf(id, context.assessment.registry)];
}

function* ofRecord({ system }: SystemView, context: SiteContext): Iterable<TimelineRow> {
  const { data } = system;
  if (data.live_since !== undefined)
    yield { day: data.live_since, what: ['Went live'], who: named(context, data.owner), source: RECORD };
  for (const { on, by, outcome } of data.reviews ?? []) {
    yield {
      day: on,
      what: [`Reviewed: ${outcome ?? 'no outcome given'}`],
      who: named(context, by),
      source: RECORD,
    };
  }
  for (const { id, on, closed } of data.incidents ?? []) {
    if (on !== undefined) yield { day: on, what: ['Incident ', { code: id }, ' began'], who: [], source: RECORD };
    if (closed !== undefined)
      yield { day: closed, what: ['Incident ', { code: id }, ' was closed'], who: [], source: RECORD };
  }
}

const MOST_COMMITS = 20;

/** The commits that touched the record itself, since its decision files have rows of their own: the first and the newest. */
function recentCommits({ system }: SystemView, { assessment }: SiteContext): { commits: Moment[]; left: number } {
  const { past, dayOf } = assessment.trust;
  const moments = momentsOf(past, [system.file], dayOf);
  if (moments.length <= MOST_COMMITS) return { commits: moments, left: 0 };
  return {
    commits: [...moments.slice(0, 1), ...moments.slice(1 - MOST_COMMITS)],
    left: moments.length - MOST_COMMITS,
  };
}

const ACTS = {
  created: 'The record was created',
  changed: 'The record was changed',
  removed: 'The record was removed',
  restored: 'The record was restored',
} as const;

function ofCommit({ commit, day, steps }: Moment, context: SiteContext): TimelineRow {
  const [{ act } = { act: 'changed' as const }] = steps;
  // Where a clone ends, what looks new may be older.
  const what =
    act === 'created' && commit.cut ? 'The record was there (this clone does not reach back further)' : ACTS[act];
  return {
    day,
    what: [what, ...(commit.subject === '' ? [] : [{ note: [commit.subject] }])],
    who: authorOf(commit, context),
    source: ['commit ', { code: shortId(commit) }],
  };
}

const byMail = new WeakMap<SiteContext, ReadonlyMap<string, string>>();

/** The author as the commit names them; nothing proves that it was them. */
function authorOf({ author }: HistoryCommit, context: SiteContext): readonly Inline[] {
  let people = byMail.get(context);
  if (people === undefined) {
    const all = [...context.assessment.registry.people.values()].reverse();
    people = new Map(all.flatMap(({ id, email }) => (email === undefined ? [] : [[email.toLowerCase(), id]])));
    byMail.set(context, people);
  }
  const id = people.get(author.email.toLowerCase());
  return [id === undefined ? author.name : nameOf(id, context.assessment.registry)];
}
