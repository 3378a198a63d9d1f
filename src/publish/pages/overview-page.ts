import { addPeriod, inWords } from '../../diagnostic/calendar.ts';
import { validUntil } from '../../assess/deadlines.ts';
import { STATUSES, TIERS } from '../../validate/schema/common.ts';
import type { FindingPart, Inline, Table } from '../page-parts.ts';
import { dated, exceptionLink, findingPart, type SiteContext, systemLink } from '../site-context.ts';
import { counted, STATUS_TAGS, TIER_TAGS } from '../words.ts';
import { deadlineTable } from './deadline-part.ts';
import { decisionTable } from './decision-part.ts';
import { type FrameworkPage, frameworkPage, markOf } from './framework-pages.ts';
import { nhiEntries } from './nhi-pages.ts';
import { orderOf } from './system-page.ts';

export interface OverviewPage {
  readonly lead: readonly Inline[];
  readonly figures: readonly { readonly number: string; readonly text: string; readonly href: string }[];
  readonly failing: readonly FindingPart[];
  readonly timeline: Timeline;
  readonly upcoming: Table;
  readonly byTier: Table;
  readonly coverage: Table;
  readonly recent: Table;
  readonly exceptions: Table;
}

/** Points on a year, one lane a kind; drawn as a picture, with the table of the same dates below. */
export interface Timeline {
  readonly from: string;
  /** The first day of each month shown, and its name. */
  readonly months: readonly { readonly at: number; readonly name: string }[];
  readonly lanes: readonly { readonly name: string; readonly points: readonly { readonly at: number; readonly title: string; readonly fails: boolean }[] }[];
}

const SOON = 'P60D';

export function overviewPage(context: SiteContext): OverviewPage {
  const { registry, views, asOf } = context.assessment;
  const all = [...views.values()];
  const failing = all.filter((view) => orderOf(view, context).tag.tone === 'bad').length;
  const count = (test: (view: (typeof all)[number]) => boolean) => all.filter(test).length;
  const frameworks = [...registry.frameworks.values()].map((framework) => frameworkPage(framework, context));
  const nhis = [...nhiEntries(context).values()].length;
  const soon = addPeriod(asOf, SOON);
  return {
    lead: leadOf(context, failing),
    figures: [
      { number: String(count(({ system }) => system.status === 'production')), text: 'in production', href: '/systems/' },
      { number: String(count(({ tier, system }) => tier === 'high' && system.status !== 'retired')), text: 'of high tier', href: '/systems/' },
      { number: String(nhis), text: nhis === 1 ? 'non-human identity' : 'non-human identities', href: '/nhis/' },
      { number: String(registry.exceptions.size), text: registry.exceptions.size === 1 ? 'exception' : 'exceptions', href: '/exceptions/' },
      { number: String(registry.intake.size), text: 'known, not registered', href: '/intake/' },
    ],
    failing: context.findings.filter(({ severity }) => severity === 'error').slice(0, 20).map((finding) => findingPart(context, finding)),
    timeline: timelineOf(context),
    upcoming: deadlineTable(context.deadlines.filter(({ date }) => date <= soon).slice(0, 40), context, 'Nothing runs out in the next 60 days.'),
    byTier: tierTable(context),
    coverage: coverageTable(frameworks),
    recent: decisionTable(registry.decisions.slice(-8), context, true),
    exceptions: exceptionTable(context),
  };
}

function leadOf(context: SiteContext, failing: number): Inline[] {
  const { registry, views } = context.assessment;
  const next = context.deadlines.find(({ fails }) => fails);
  const order = failing === 0 ? `${counted(views.size, 'system is', 'systems are')} registered and in order.` : `${counted(views.size, 'system is', 'systems are')} registered; ${counted(failing, 'is', 'are')} not in order.`;
  const intake = registry.intake.size === 0 ? '' : ` ${counted(registry.intake.size, 'more is', 'more are')} known and not registered.`;
  if (!next) return [`${order}${intake}`];
  const what = `${next.what.charAt(0).toLowerCase()}${next.what.slice(1)}`;
  return [`${order}${intake} The next thing to run out is on ${inWords(validUntil(context.deadlines) ?? '')}: ${what}, `, systemLink(context, next.system), '.'];
}

function tierTable(context: SiteContext): Table {
  const views = [...context.assessment.views.values()];
  return {
    caption: 'Systems by tier and status',
    columns: [{ title: 'Tier' }, ...STATUSES.map((status) => ({ title: STATUS_TAGS[status].word, numeric: true })), { title: 'All', numeric: true }],
    rows: [...TIERS].reverse().map((tier) => {
      const own = views.filter((view) => view.tier === tier);
      return [[TIER_TAGS[tier]], ...STATUSES.map((status) => [String(own.filter(({ system }) => system.status === status).length || '–')]), [String(own.length)]];
    }),
    empty: '',
  };
}

function coverageTable(frameworks: readonly FrameworkPage[]): Table {
  const rows = frameworks.flatMap((framework) => {
    const outer = framework.totals.filter(({ depth }) => depth === 0);
    const groups = framework.levels.length === 1 ? [] : outer;
    const sum = outer.reduce((total, row) => ({ required: total.required + row.required, covered: total.covered + row.covered, missing: total.missing + row.missing, expired: total.expired + row.expired }), { required: 0, covered: 0, missing: 0, expired: 0 });
    const head: Inline[][] = [[{ text: framework.title, href: `/frameworks/${framework.id}/` }], [markOf(sum)], [ratio(sum)], [String(sum.expired)], [String(sum.missing)]];
    return [head, ...groups.map((row): Inline[][] => [['\u2003', row.label, ` ${row.name}`], [row.mark], [ratio(row)], [String(row.expired)], [String(row.missing)]])];
  });
  return {
    caption: 'Controls that the policy asks for and that have fresh evidence, over the systems in production or pilot',
    columns: [{ title: 'Framework' }, { title: 'How much' }, { title: 'Fresh, of required', numeric: true }, { title: 'Expired', numeric: true }, { title: 'Missing', numeric: true }],
    rows,
    empty: 'No framework is in use.',
  };
}

function ratio({ covered, required }: { readonly covered: number; readonly required: number }): string {
  return required === 0 ? '–' : `${covered.toLocaleString('en-GB')} of ${required.toLocaleString('en-GB')}`;
}

function exceptionTable(context: SiteContext): Table {
  const exceptions = [...context.assessment.registry.exceptions.values()].sort((a, b) => ((a.data.until ?? '') < (b.data.until ?? '') ? -1 : 1)).slice(0, 8);
  return {
    caption: 'Exceptions, the one that ends soonest first',
    columns: [{ title: 'Exception' }, { title: 'Systems' }, { title: 'Until' }],
    rows: exceptions.map(({ id, data }) => [[exceptionLink(context, id)], data.systems.flatMap((system, at): Inline[] => [...(at > 0 ? [', '] : []), systemLink(context, system)]), dated(data.until)]),
    empty: 'No rule is excepted.',
  };
}

const LANES = [
  ['Reviews', ['review', 'pilot', 'owner']],
  ['Decisions', ['decision', 'condition', 'acceptance']],
  ['Evidence', ['evidence', 'exception']],
  ['Identities', ['rotation', 'drill']],
] as const;
const MONTHS_SHOWN = 12;

function timelineOf(context: SiteContext): Timeline {
  const from = context.assessment.asOf;
  const end = addPeriod(from, 'P1Y');
  const day = (date: string) => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
  const at = (date: string) => Math.round(((day(date) - day(from)) / (day(end) - day(from))) * 1000) / 1000;
  const firstMonth = `${from.slice(0, 7)}-01`;
  return {
    from,
    months: Array.from({ length: MONTHS_SHOWN }, (_, index) => addPeriod(firstMonth, `P${index + 1}M`)).map((date) => ({ at: at(date), name: inWords(date.slice(0, 7)) })),
    lanes: LANES.map(([name, kinds]) => ({
      name,
      points: context.deadlines
        .filter(({ kind, date }) => (kinds as readonly string[]).includes(kind) && date <= end)
        .slice(0, 200)
        .map(({ date, what, fails, system }) => ({ at: at(date), title: `${inWords(date)}: ${what} (${system})`, fails })),
    })),
  };
}
