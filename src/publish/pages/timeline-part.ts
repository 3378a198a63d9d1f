import { packageOf } from '../../assess/package.ts';
import { changesSince } from '../../assess/staleness.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { compare } from '../../diagnostic/compare.ts';
import type { History, HistoryCommit } from '../../read/history/history.ts';
import { timeline as momentsOf } from '../../read/history/questions.ts';
import type { Decision } from '../../validate/registry.ts';
import type { Inline, Table } from '../page-parts.ts';
import { dated, listed, personLink, type SiteContext } from '../site-context.ts';
import { counted, DECISION_WORDS, FUNCTION_WORDS } from '../words.ts';

/** The git history of the content folder, and the day on which each commit came (`arrivalDays`). */
export interface DatedHistory {
  readonly history: History;
  readonly dayOf: (commit: HistoryCommit) => string;
}

interface Row {
  readonly day: string;
  readonly what: readonly Inline[];
  readonly who: readonly Inline[];
  /** What says so. */
  readonly source: readonly Inline[];
}

/**
 * What happened to a system, the newest first: by its record and its decision files, and with a history also when the
 * record came and was changed. A material change shows where a function decided on other values than before.
 */
export function systemTimeline(view: SystemView, context: SiteContext, past?: DatedHistory): Table {
  const rows = [
    ...ofRecord(view, context),
    ...ofDecisions(view, context),
    ...ofChanges(view),
    ...(past ? ofHistory(view, context, past) : []),
  ]
    .filter(({ day }) => day <= context.assessment.asOf)
    .sort((a, b) => compare(b.day, a.day));
  return {
    caption: `${counted(rows.length, 'thing')} that happened, the newest first`,
    columns: [
      { title: 'Day', as: 'day' },
      { title: 'What', as: 'words' },
      { title: 'Who', as: 'name' },
      { title: 'By what', as: 'name' },
    ],
    rows: rows.map(({ day, what, who, source }) => [dated(day), what, who, source]),
    empty: 'Nothing has happened yet.',
  };
}

const RECORD = ['the record'];

function* ofRecord({ system }: SystemView, context: SiteContext): Iterable<Row> {
  const { data } = system;
  if (data.live_since !== undefined)
    yield { day: data.live_since, what: ['Went live'], who: personLink(context, data.owner), source: RECORD };
  for (const { on, by, outcome } of data.reviews ?? []) {
    yield {
      day: on,
      what: [`Reviewed: ${outcome ?? 'no outcome given'}`],
      who: personLink(context, by),
      source: RECORD,
    };
  }
  for (const { id, on, closed } of data.incidents ?? []) {
    if (on !== undefined) yield { day: on, what: ['Incident ', { code: id }, ' began'], who: [], source: RECORD };
    if (closed !== undefined)
      yield { day: closed, what: ['Incident ', { code: id }, ' was closed'], who: [], source: RECORD };
  }
}

function* ofDecisions({ decisions }: SystemView, context: SiteContext): Iterable<Row> {
  for (const { data, id } of decisions) {
    const risk: Inline[] = data.risk === undefined ? [] : [' ', { code: data.risk }];
    yield {
      day: data.on,
      what: [
        FUNCTION_WORDS[data.function],
        ...risk,
        `: ${(DECISION_WORDS[data.decision] ?? data.decision).toLowerCase()}`,
      ],
      who: [...personLink(context, data.by), ...(data.for ? [' for ', ...personLink(context, data.for)] : [])],
      source: [{ text: 'its decision file', href: `#file-${id}` }],
    };
  }
}

/** Where two decisions of a function were made on different values: the change came between them. Each is told once. */
function* ofChanges({ decisions }: SystemView): Iterable<Row> {
  const told = new Set<string>();
  const last = new Map<string, Decision>();
  for (const decision of decisions) {
    const { data } = decision;
    if (data.package === undefined || data.fields === undefined || data.function === 'risk') continue;
    const before = last.get(data.function);
    last.set(data.function, decision);
    if (before?.digest === decision.digest) continue;
    // A field that one of the two did not list was asked about, not changed.
    const fields = (before?.data.fields ?? []).filter((field) => data.fields?.includes(field));
    const changes = before ? changesSince(packageOf(before.data.package ?? {}, fields), fields, data.package) : [];
    const paths = new Set<string>();
    for (const { path, was, now } of changes) {
      const key = JSON.stringify([path, was, now]);
      if (!told.has(key)) paths.add(path);
      told.add(key);
    }
    if (paths.size === 0) continue;
    yield {
      day: data.on,
      what: [
        'Changed materially since ',
        ...dated(before?.data.on),
        ': ',
        ...listed(
          [...paths].map((path) => [{ code: path }]),
          ', ',
          MOST_PATHS,
        ),
      ],
      who: [],
      source: [`what ${FUNCTION_WORDS[data.function].toLowerCase()} decided on`],
    };
  }
}

const MOST_PATHS = 8;
const ACTS = {
  created: 'The record was created',
  changed: 'The record was changed',
  removed: 'The record was removed',
  restored: 'The record was restored',
} as const;
const SHORT = 7;

/** Every commit that touched the record itself; its decision files have rows of their own. */
function* ofHistory({ system }: SystemView, context: SiteContext, { history, dayOf }: DatedHistory): Iterable<Row> {
  for (const { commit, day, steps } of momentsOf(history, [system.file], dayOf)) {
    const [{ act } = { act: 'changed' as const }] = steps;
    // Where a clone ends, what looks new may be older.
    const what =
      act === 'created' && commit.cut ? 'The record was there (this clone does not reach back further)' : ACTS[act];
    yield {
      day,
      what: [what, ...(commit.subject === '' ? [] : [{ note: [commit.subject] }])],
      who: authorOf(commit, context),
      source: ['commit ', { code: commit.id.slice(0, SHORT) }],
    };
  }
}

/** The author as the commit names them; nothing proves that it was them. */
function authorOf({ author }: HistoryCommit, context: SiteContext): readonly Inline[] {
  const email = author.email.toLowerCase();
  const person = [...context.assessment.registry.people.values()].find((one) => one.email?.toLowerCase() === email);
  return person ? personLink(context, person.id) : [author.name];
}
