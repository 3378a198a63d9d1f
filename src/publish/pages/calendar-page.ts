import { type DueDate, dueDates } from '../../assess/due-dates.ts';
import { addPeriod, inWords } from '../../diagnostic/calendar.ts';
import { calendarPath } from '../feeds/paths.ts';
import type { Inline } from '../page-parts.ts';
import { listed, type SiteContext, systemLink } from '../site-context.ts';
import { deadlineTable } from './deadline-part.ts';
import { type GridContext, monthGrid } from './month-grid.ts';
import { rowsShown, type Section, type TablePage } from './table-page.ts';

/** Everything that runs out: the months of the coming year as sheets of weeks, and every month as a list. */
export function calendarPage(context: SiteContext): TablePage {
  const { registry, asOf } = context.assessment;
  const upcoming = dueDates(context.deadlines);
  const months = [...Map.groupBy(upcoming, ({ date }) => date.slice(0, 7))];
  const titleOf = (id: string) => (registry.systems.get(id) ?? registry.intake.get(id))?.data.title ?? id;
  const lastSheet = addPeriod(asOf, 'P1Y').slice(0, 7);
  const sections = months.map(([month, due]): Section => {
    const hrefOf = listHref(month, due.slice(0, rowsShown(months.length)));
    return {
      anchor: `m-${month}`,
      title: inWords(month),
      ...(month <= lastSheet ? { month: monthGrid(month, due, { asOf, hrefOf, titleOf }) } : {}),
      table: { ...deadlineTable(due, context, ''), anchors: dayAnchors(due) },
    };
  });
  return {
    title: 'Calendar',
    lead: [
      ...nextUp(upcoming[0], context),
      ' Subscribe to ',
      { text: 'all of it', href: `/${calendarPath()}` },
      ', or on somebody’s page to what is theirs.',
    ],
    contents: months.map(([month, due]) => ({ anchor: `m-${month}`, title: inWords(month), count: due.length })),
    sections,
  };
}

/** The first row of a day can be led to. */
function dayAnchors(due: readonly DueDate[]): (string | undefined)[] {
  return due.map(({ date }, at) => (due[at - 1]?.date === date ? undefined : `d-${date}`));
}

/** Where the list is shortened, days that it leaves out lead to its beginning, which says so. */
function listHref(month: string, shown: readonly DueDate[]): GridContext['hrefOf'] {
  const days = new Set(shown.map(({ date }) => date));
  return (date) => (days.has(date) ? `#d-${date}` : `#m-${month}`);
}

function nextUp(next: DueDate | undefined, context: SiteContext): readonly Inline[] {
  if (next === undefined) return ['Nothing runs out.'];
  const what = `${next.what.charAt(0).toLowerCase()}${next.what.slice(1)}`;
  return [
    `Next to run out, on ${inWords(next.date)}: ${what} (`,
    ...listed(
      next.systems.map((id) => [systemLink(context, id)]),
      ', ',
      3,
    ),
    ').',
  ];
}
