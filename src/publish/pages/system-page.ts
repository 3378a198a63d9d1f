import { inWords } from '../../diagnostic/calendar.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { withheld } from '../audience/audience.ts';
import { seesFiles } from '../audience/hide-decisions.ts';
import { packPath } from '../audit-pack/pack-path.ts';
import { bodyHtml } from '../body-html.ts';
import type { ContentsEntry, Fact, FindingPart, Inline, Table, Tag } from '../page-parts.ts';
import { documentLinks } from '../site-documents.ts';
import { dated, exceptionLink, findingPart, personLink, type SiteContext } from '../site-context.ts';
import { counted, sentenceCase, STATUS_TAGS, TIER_TAGS } from '../words.ts';
import { coverageSummary } from './coverage-part.ts';
import { REOPENING, REOPENING_RISK } from './covers-part.ts';
import { type DecisionCard, decisionCards } from './decision-part.ts';
import { type GoLiveProof, goLiveProof } from './proof-part.ts';
import { hasOlder, newestOf, systemTimeline } from './timeline-part.ts';
import { dataFacts, factsOf, listFact, operationsFacts } from './system-facts.ts';
import { type Graph, systemGraph } from './nhi-graph.ts';
import { orderOf } from './order-part.ts';
import { evidenceTable } from './evidence-part.ts';
import { riskCards } from './risk-part.ts';
import { type RunOut, systemRunsOut } from './runs-out.ts';
import { incidentTable, nhiTable, reviewTable, toolTable } from './system-tables.ts';

export interface SystemPage {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly tags: readonly Tag[];
  readonly lead: string | undefined;
  readonly order: OrderPart;
  readonly findings: readonly FindingPart[];
  readonly summary: readonly Fact[];
  readonly scope: readonly Fact[];
  readonly decisions: readonly DecisionCard[];
  /** What would reopen any of them. */
  readonly reopening: string;
  /** The way to its audit pack, and what that is. */
  readonly pack: readonly Inline[];
  /** The way to its documents for other tools, where the site has them. */
  readonly documents: readonly Inline[] | undefined;
  readonly goLive: GoLiveProof | undefined;
  /** Everything that happened. */
  readonly timeline: Table;
  /** What of it the page shows. */
  readonly newest: Table;
  /** Where all of it stands, when that is more. */
  readonly older: string | undefined;
  readonly risks: readonly DecisionCard[];
  /** What would reopen an acceptance; or that there is no risk. */
  readonly riskNote: string;
  readonly data: readonly Fact[];
  readonly operations: readonly Fact[];
  readonly tools: Table;
  readonly nhis: Table;
  /** What acts with what; absent where nothing acts for it. */
  readonly graph: Graph | undefined;
  readonly evidence: Table;
  readonly coverage: Table;
  readonly reviews: Table;
  readonly incidents: Table;
  readonly bodyHtml: string;
  readonly contents: readonly ContentsEntry[];
  /** What fails first, for the warning of a page that is no longer valid. */
  readonly runsOut: readonly RunOut[];
}

/** Whether a record is in order, in a sentence. */
export interface OrderPart {
  readonly tag: Tag;
  readonly sentence: string;
  /** Until when that holds if nobody does anything. */
  readonly validUntil: string | undefined;
}

/** Everything that a system's page shows, in the order in which it shows it. */
export function systemPage(view: SystemView, context: SiteContext, base: string): SystemPage {
  const { system, tier } = view;
  const { data } = system;
  const goLive = goLiveProof(view, context);
  const timeline = systemTimeline(view, context);
  const findings = context.bySystem.get(system.id) ?? [];
  return {
    id: system.id,
    title: data.title ?? system.id,
    file: system.file,
    tags: [TIER_TAGS[tier], STATUS_TAGS[system.status]],
    lead: data.purpose,
    order: {
      ...orderOf(view, context),
      validUntil: context.failing.has(system.id) ? undefined : soonest(system.id, context),
    },
    findings: findings
      .filter(({ severity, exceptedBy }) => severity !== 'info' || exceptedBy !== undefined)
      .map((finding) => ({ ...findingPart(context, finding), about: undefined })),
    summary: summaryFacts(view, context),
    scope: scopeFacts(view, context),
    decisions: decisionCards(view, context),
    reopening: REOPENING,
    pack: seesFiles(context.audience)
      ? [
          { text: 'Audit pack', href: `/${packPath(system.id)}` },
          ': a zip of the record, its decisions, signatures and keys, with three lines that verify them by OpenSSH and sha256sum alone.',
        ]
      : ['The audit pack is withheld from this audience: it holds the record and its decisions to the letter.'],
    documents: documentLinks(system.id, context),
    goLive,
    timeline,
    newest: newestOf(timeline),
    older: hasOlder(timeline) ? `/systems/${system.id}/timeline/` : undefined,
    risks: riskCards(view, context),
    riskNote: riskNote(view, context),
    data: dataFacts(system),
    operations: operationsFacts(data),
    tools: toolTable(view),
    nhis: nhiTable(view, context),
    graph: systemGraph(system),
    evidence: evidenceTable([view], context, false),
    coverage: coverageSummary(view, context),
    reviews: reviewTable(view, context),
    incidents: incidentTable(view, context),
    bodyHtml: bodyHtml(system.source.body, context, { base, system }),
    contents: contentsOf(view, { goLive, timeline }),
    runsOut: systemRunsOut(system.id, context),
  };
}

function riskNote({ risks }: SystemView, { audience }: SiteContext): string {
  const instead = audience.instead('risk-acceptances');
  if (risks.length > 0) return instead === undefined ? REOPENING_RISK : `${REOPENING_RISK} ${instead}`;
  return audience.shows('risk-acceptances') === 'withheld' ? (instead ?? '') : 'No residual risk is recorded.';
}

/** Said only of a record that is in order and judged. */
function soonest(id: string, context: SiteContext): string | undefined {
  const next = context.deadlinesBySystem.get(id)?.find(({ fails }) => fails);
  return (
    next &&
    `If nobody does anything, that holds until ${inWords(next.date)}. First to run out: ${next.what.charAt(0).toLowerCase()}${next.what.slice(1)}.`
  );
}

function summaryFacts({ system, reasons, tier, review, rules }: SystemView, context: SiteContext): Fact[] {
  const { data } = system;
  const team = data.team && (context.assessment.registry.teams.get(data.team) ?? data.team);
  const owner = personLink(context, data.owner);
  const exceptions = [...context.assessment.registry.exceptions.values()].filter((exception) =>
    exception.data.systems.includes(system.id),
  );
  return [
    { term: 'Owner', lines: owner.length > 0 ? [[...owner, ...(team ? [`, ${team}`] : [])]] : [] },
    {
      term: 'Governance owner',
      lines: lines(personLink(context, data.governance_owner)),
      ...(rules.governance_owner ? {} : { none: 'not required in this tier' }),
    },
    { term: 'Business sponsor', lines: lines(personLink(context, data.sponsor)) },
    {
      term: `Why ${tier} tier`,
      lines: reasons.map((reason) => [reason]),
      none: 'None of the conditions of a higher tier holds',
    },
    {
      term: 'Live since',
      lines: lines(dated(data.live_since)),
      ...(system.status === 'proposed' ? { none: 'not live yet' } : {}),
    },
    {
      term: 'Next review',
      lines: lines(dated(review?.next)),
      ...(['proposed', 'retired'].includes(system.status) ? { none: 'none due' } : {}),
    },
    {
      term: 'Exceptions',
      lines: exceptions.map(({ id }) => [exceptionLink(context, id)]),
      none: withheld(context, 'exceptions') ?? 'none',
    },
  ];
}

function scopeFacts({ system: { data, status } }: SystemView, context: SiteContext): Fact[] {
  const pilot = data.pilot && [
    `until ${inWords(data.pilot.until ?? '')}${data.pilot.users_max ? `, at most ${counted(data.pilot.users_max, 'user')}` : ''}`,
  ];
  return [
    listFact('It is for', data.scope?.in),
    listFact('It is not for', data.scope?.out),
    listFact('Audience', data.audience),
    { term: 'Autonomy', lines: data.autonomy ? [[sentenceCase(data.autonomy)]] : [] },
    ...(status === 'pilot' || pilot ? [{ term: 'Pilot', lines: pilot ? [pilot] : [] }] : []),
    ...factsOf(data, context),
  ];
}

function lines(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  return inlines.length > 0 ? [inlines] : [];
}

/** The sections of the page, in their order; the template has one for each. */
function contentsOf(
  { system, risks, evidence }: SystemView,
  { goLive, timeline }: Pick<SystemPage, 'goLive' | 'timeline'>,
): ContentsEntry[] {
  const { data } = system;
  return [
    { anchor: 'summary', title: 'Who answers' },
    { anchor: 'scope', title: 'Scope' },
    { anchor: 'decisions', title: 'Decisions' },
    { anchor: 'risks', title: 'Residual risks', count: risks.length },
    ...(goLive ? [{ anchor: 'went-live', title: 'When it went live' }] : []),
    { anchor: 'data', title: 'Data' },
    { anchor: 'tools', title: 'Tools', count: data.tools?.length ?? 0 },
    { anchor: 'identities', title: 'Identities', count: system.nhis.length },
    { anchor: 'operations', title: 'Operations' },
    { anchor: 'evidence', title: 'Evidence', count: evidence.length },
    { anchor: 'coverage', title: 'Coverage' },
    { anchor: 'reviews', title: 'Reviews', count: data.reviews?.length ?? 0 },
    { anchor: 'incidents', title: 'Incidents', count: data.incidents?.length ?? 0 },
    { anchor: 'text', title: 'The record’s text' },
    { anchor: 'history', title: 'Timeline', count: timeline.rows.length },
  ];
}
