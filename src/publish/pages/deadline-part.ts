import type { Deadline } from '../../assess/deadlines.ts';
import type { Table } from '../page-parts.ts';
import { dated, personLink, type SiteContext, systemLink } from '../site-context.ts';
import { counted } from '../words.ts';

/** What runs out, soonest first. Dates only: a static page that counts days would soon lie. */
export function deadlineTable(deadlines: readonly Deadline[], context: SiteContext, empty: string): Table {
  return {
    caption: `${counted(deadlines.length, 'date')}; each is the last day on which it counts`,
    columns: [{ title: 'Last day' }, { title: 'What' }, { title: 'System' }, { title: 'Who acts' }, { title: 'Then' }],
    rows: deadlines.map((deadline) => [dated(deadline.date), [deadline.what], [systemLink(context, deadline.system)], personLink(context, deadline.who), [deadline.fails ? 'the build fails' : 'shown as overdue']]),
    empty,
  };
}
