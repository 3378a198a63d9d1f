import { withheld } from '../audience/audience.ts';
import { addPeriod, inWords } from '../../diagnostic/calendar.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { STATUSES } from '../../validate/schema/common.ts';
import type { FindingPart, Inline, Table } from '../page-parts.ts';
import { dated, exceptionLink, findingPart, listed, type SiteContext, systemLink } from '../site-context.ts';
import { counted } from '../words.ts';
import { dueDates } from '../../assess/due-dates.ts';
import { deadlineTable } from './deadline-part.ts';
import { decisionTable } from './decision-table.ts';
import type { NamedRegisters } from '../../snapshots/diff.ts';
import { sinceSnapshotTable } from './since-snapshot-part.ts';
import { nhiEntries } from '../../assess/nhi/entries.ts';
import { systemsWhere, tierTable } from './tier-table.ts';
import { intakeTable } from './intake-part.ts';
import { type Timeline, timelineOf } from './timeline.ts';
import { controlName, frameworkTotal, sum, TOTAL_COLUMNS, totalCells, totalOf } from './totals.ts';

export interface Figure {
  readonly number: string;
  readonly text: string;
  readonly href: string;
}

export interface OverviewPage {
  readonly lead: readonly Inline[];
  readonly figures: readonly Figure[];
  /** The errors of a registry that is not in order, as many as fit. */
  readonly failing: readonly FindingPart[];
  readonly timeline: Timeline;
  readonly upcoming: Table;
  readonly byTier: Table;
  /** What is known and not registered. */
  readonly intake: Table;
  readonly coverage: Table;
  readonly recent: Table;
  /** What changed since the snapshot before. */
  readonly since: Table;
  readonly exceptions: Table;
}

const SOON = 'P30D';
const MOST_UPCOMING = 25;
const MOST_FAILING = 20;
const MOST_RECENT = 8;

export function overviewPage(context: SiteContext, previous: NamedRegisters | undefined): OverviewPage {
  const { registry, asOf } = context.assessment;
  const due = dueDates(context.deadlines);
  const soon = addPeriod(asOf, SOON);
  const upcoming = deadlineTable(
    due.filter(({ date }) => date <= soon).slice(0, MOST_UPCOMING),
    context,
    'Nothing runs out in the next 30 days.',
  );
  return {
    lead: leadOf(context),
    figures: figuresOf(context),
    failing: context.findings
      .filter(({ severity }) => severity === 'error')
      .slice(0, MOST_FAILING)
      .map((finding) => findingPart(context, finding)),
    timeline: timelineOf(due, asOf),
    upcoming: { ...upcoming, caption: `Until ${inWords(soon)}: ${upcoming.caption}` },
    byTier: tierTable(context),
    intake: intakeTable(context),
    coverage: coverageTable(context),
    recent: decisionTable(registry.decisions.slice(-MOST_RECENT), context),
    since: sinceSnapshotTable(previous, context),
    exceptions: exceptionTable(context),
  };
}

function leadOf(context: SiteContext): Inline[] {
  const { registry, views } = context.assessment;
  const failing = [...views.keys()].filter((id) => context.failing.has(id)).length;
  const next = dueDates(context.deadlines).find(({ fails }) => fails);
  const registered = counted(views.size, 'system is', 'systems are');
  const order =
    failing === 0
      ? `${registered} registered and in order.`
      : `${registered} registered; ${counted(failing, 'is', 'are')} not in order.`;
  const intake =
    registry.intake.size === 0
      ? ''
      : ` ${counted(registry.intake.size, 'more is', 'more are')} known and not registered.`;
  if (!next) return [`${order}${intake}`];
  const what = `${next.what.charAt(0).toLowerCase()}${next.what.slice(1)}`;
  return [
    `${order}${intake} Next to run out, on ${inWords(next.date)}: ${what} (`,
    ...listed(
      next.systems.map((id) => [systemLink(context, id)]),
      ', ',
      1,
    ),
    ').',
  ];
}

function figuresOf(context: SiteContext): Figure[] {
  const { registry, views } = context.assessment;
  const count = (test: (view: SystemView) => boolean) => [...views.values()].filter(test).length;
  const total = sum([...registry.frameworks.values()].map((framework) => frameworkTotal(framework, context)));
  const nhis = nhiEntries(context.assessment.registry).size;
  const figure = (number: number, text: string, href: string): Figure => ({
    number: number.toLocaleString('en-GB'),
    text,
    href,
  });
  return [
    figure(
      count(({ system }) => system.status === 'production'),
      'in production',
      systemsWhere({ status: 'production' }),
    ),
    figure(
      count(({ tier, system }) => tier === 'high' && system.status !== 'retired'),
      'of high tier',
      systemsWhere({ tier: 'high', status: STATUSES.filter((status) => status !== 'retired') }),
    ),
    figure(nhis, nhis === 1 ? 'non-human identity' : 'non-human identities', '/nhis/'),
    ...(withheld(context, 'exceptions') === undefined
      ? [figure(registry.exceptions.size, registry.exceptions.size === 1 ? 'exception' : 'exceptions', '/exceptions/')]
      : []),
    figure(registry.intake.size, 'known, not registered', '/intake/'),
    {
      number: `${total.covered.toLocaleString('en-GB')} of ${total.required.toLocaleString('en-GB')}`,
      text: 'required controls with fresh evidence',
      href: '/frameworks/',
    },
  ];
}

/** Each framework, and below it those of its outermost groups of which something is asked. */
function coverageTable(context: SiteContext): Table {
  const rows = [...context.assessment.registry.frameworks.values()].flatMap((framework) => {
    const groups = [...framework.controls.values()].filter(
      (control) =>
        control.level === 0 && control.children.length > 0 && totalOf(control, framework, context).required > 0,
    );
    const head: Inline[][] = [
      [{ text: framework.data.title, href: `/frameworks/${framework.id}/` }],
      ...totalCells(frameworkTotal(framework, context)),
    ];
    return [
      { depth: 0, cells: head },
      ...groups.map((group) => ({
        depth: 1,
        cells: [controlName(group), ...totalCells(totalOf(group, framework, context))],
      })),
    ];
  });
  return {
    caption: 'Controls that the policy asks for and that have fresh evidence, over the systems in production or pilot',
    columns: [{ title: 'Framework', as: 'words' }, ...TOTAL_COLUMNS],
    rows: rows.map(({ cells }) => cells),
    depths: rows.map(({ depth }) => depth),
    empty: 'No framework is in use.',
  };
}

function exceptionTable(context: SiteContext): Table {
  const exceptions = [...context.assessment.registry.exceptions.values()]
    .sort((a, b) => ((a.data.until ?? '') < (b.data.until ?? '') ? -1 : 1))
    .slice(0, 8);
  return {
    caption: 'Exceptions, the one that ends soonest first',
    columns: [{ title: 'Exception', as: 'words' }, { title: 'Systems' }, { title: 'Until' }],
    rows: exceptions.map(({ id, data }) => [
      [exceptionLink(context, id)],
      listed(data.systems.map((system) => [systemLink(context, system)])),
      dated(data.until),
    ]),
    empty: withheld(context, 'exceptions') ?? 'No rule is excepted.',
  };
}
