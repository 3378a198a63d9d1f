import { type DueDate, OF_NHIS } from '../../assess/due-dates.ts';
import type { Inline, Table } from '../page-parts.ts';
import { dated, listed, nhiLink, personLink, type SiteContext, systemLink } from '../site-context.ts';
import { counted } from '../words.ts';

const MOST_NAMED = 6;

/** What runs out, soonest first. Dates only: a static page that counts days would soon lie. */
export function deadlineTable(due: readonly DueDate[], context: SiteContext, empty: string): Table {
  return {
    caption: `${counted(due.length, 'date')}; each is the last day on which it counts`,
    columns: [
      { title: 'Last day', as: 'day' },
      { title: 'What', as: 'words' },
      { title: 'System', as: 'words' },
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
      context.audience.shows('overdue-items') === 'full' ? personLink(context, act.who) : ['withheld'],
      [act.fails ? 'the build fails' : 'shown as overdue'],
    ]),
    empty,
  };
}

function whatOf({ what, subject, kind }: DueDate): readonly Inline[] {
  if (subject === undefined || !OF_NHIS.includes(kind) || !what.endsWith(subject)) return [what];
  return [what.slice(0, -subject.length), nhiLink(subject)];
}
