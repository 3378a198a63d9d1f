import type { Deadline } from '../../assess/deadlines.ts';
import type { Inline, Table } from '../page-parts.ts';
import { dated, listed, nhiLink, personLink, type SiteContext, systemLink } from '../site-context.ts';
import { counted } from '../words.ts';

/** One date with everything that it touches: a shared identity is rotated once, for all its systems. */
export interface DueDate extends Omit<Deadline, 'system'> {
  readonly systems: readonly string[];
}

const MOST_NAMED = 6;

/** Kinds of things that several systems may share, so that one act settles all of them. */
const OF_NHIS = ['rotation', 'drill', 'exposure'] as const;
const SHARED: ReadonlySet<Deadline['kind']> = new Set([...OF_NHIS, 'exception', 'evidence', 'owner']);

/** Deadlines that one act of one person settles, put together; the order stays. */
export function dueDates(deadlines: readonly Deadline[]): DueDate[] {
  const acts = Map.groupBy(deadlines, ({ date, kind, what, who, fails, system }) =>
    [date, kind, what, who ?? '', fails, SHARED.has(kind) ? '' : system].join('\n'),
  );
  return [...acts.values()].flatMap((own) => (own[0] ? [{ ...own[0], systems: own.map(({ system }) => system) }] : []));
}

/** What runs out, soonest first. Dates only: a static page that counts days would soon lie. */
export function deadlineTable(due: readonly DueDate[], context: SiteContext, empty: string): Table {
  return {
    caption: `${counted(due.length, 'date')}; each is the last day on which it counts`,
    columns: [
      { title: 'Last day', as: 'day' },
      { title: 'What', as: 'words' },
      { title: 'System', as: 'name' },
      { title: 'Who acts', as: 'name' },
      { title: 'Then', as: 'name' },
    ],
    rows: due.map((act) => [
      dated(act.date),
      whatOf(act),
      listed(
        act.systems.map((id) => [systemLink(context, id)]),
        ', ',
        MOST_NAMED,
      ),
      personLink(context, act.who),
      [act.fails ? 'the build fails' : 'shown as overdue'],
    ]),
    empty,
  };
}

function whatOf({ what, subject, kind }: DueDate): readonly Inline[] {
  if (subject === undefined || !OF_NHIS.some((own) => own === kind) || !what.endsWith(subject)) return [what];
  return [what.slice(0, -subject.length), nhiLink(subject)];
}
