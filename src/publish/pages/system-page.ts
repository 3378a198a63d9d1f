import { inWords, periodInWords } from '../../diagnostic/calendar.ts';
import { isActive } from '../../assess/nhi.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { bodyHtml } from '../body-html.ts';
import type { Fact, FindingPart, Inline, Table, Tag } from '../page-parts.ts';
import { dated, exceptionLink, findingPart, nhiLink, personLink, type SiteContext } from '../site-context.ts';
import { counted, ORDER_TAGS, plainWord, sentenceCase, STATUS_TAGS, TIER_TAGS } from '../words.ts';
import { type CoveragePart, coverageParts } from './coverage-part.ts';
import { type DecisionCard, decisionCards, decisionTable } from './decision-part.ts';
import { dataFacts, factsOf, listFact, operationsFacts } from './system-facts.ts';
import { evidenceTable } from './evidence-part.ts';
import { riskTable } from './risk-part.ts';

export interface SystemPage {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly tags: readonly Tag[];
  readonly lead: string | undefined;
  readonly order: { readonly tag: Tag; readonly sentence: string };
  readonly validUntil: string | undefined;
  readonly findings: readonly FindingPart[];
  readonly people: readonly Fact[];
  readonly scope: readonly Fact[];
  readonly decisions: readonly DecisionCard[];
  readonly decisionHistory: Table;
  readonly risks: Table;
  readonly exceptions: readonly Inline[];
  readonly data: readonly Fact[];
  readonly operations: readonly Fact[];
  readonly tools: Table;
  readonly nhis: Table;
  readonly noNhisBecause: string | undefined;
  readonly evidence: Table;
  readonly coverage: readonly CoveragePart[];
  readonly reviews: Table;
  readonly incidents: Table;
  readonly bodyHtml: string;
}

/** Everything that a system's page shows, in the order in which it shows it. */
export function systemPage(view: SystemView, context: SiteContext, base: string): SystemPage {
  const { system, tier } = view;
  const { data } = system;
  const findings = context.bySystem.get(system.id) ?? [];
  const exceptions = [...context.assessment.registry.exceptions.values()].filter((exception) => exception.data.systems.includes(system.id));
  return {
    id: system.id,
    title: data.title ?? system.id,
    file: system.file,
    tags: [TIER_TAGS[tier], STATUS_TAGS[system.status]],
    lead: data.purpose,
    order: orderOf(view, context),
    validUntil: soonest(system.id, context),
    findings: findings.map((finding) => findingPart(context, finding)).filter(({ tag }) => tag.word !== 'Info'),
    people: peopleFacts(view, context),
    scope: scopeFacts(view),
    decisions: decisionCards(view, context),
    decisionHistory: decisionTable(view.decisions, context),
    risks: riskTable([view], context, false),
    exceptions: exceptions.map((exception) => exceptionLink(context, exception.id)),
    data: dataFacts(system),
    operations: operationsFacts(data),
    tools: toolTable(view),
    nhis: nhiTable(view, context),
    noNhisBecause: system.nhis.length === 0 ? data.no_nhis_because : undefined,
    evidence: evidenceTable([view], context, false),
    coverage: coverageParts(view, context),
    reviews: reviewTable(view, context),
    incidents: incidentTable(view),
    bodyHtml: bodyHtml(system.source.body, context, { base, system }),
  };
}

export function orderOf({ system }: SystemView, context: SiteContext): { tag: Tag; sentence: string } {
  const open = (context.bySystem.get(system.id) ?? []).filter(({ exceptedBy }) => exceptedBy === undefined);
  const errors = open.filter(({ severity }) => severity === 'error').length;
  const warnings = open.filter(({ severity }) => severity === 'warning').length;
  if (errors > 0) return { tag: ORDER_TAGS.failing, sentence: `${counted(errors, 'thing')} must be put right before this record can be published as in order.` };
  if (system.status === 'retired') return { tag: ORDER_TAGS.notJudged, sentence: 'This system is retired. Its record is kept as it was.' };
  if (warnings > 0) return { tag: ORDER_TAGS.warning, sentence: `This record is in order; ${counted(warnings, 'thing')} will need attention soon.` };
  return { tag: ORDER_TAGS.ok, sentence: 'This record is in order: every decision, acceptance, review and item of evidence that its tier asks for is there and in date.' };
}

function soonest(id: string, context: SiteContext): string | undefined {
  const next = context.deadlinesBySystem.get(id)?.find(({ fails }) => fails);
  return next && inWords(next.date);
}

function peopleFacts({ system, reasons, tier, review, rules }: SystemView, context: SiteContext): Fact[] {
  const { data } = system;
  const team = data.team && (context.assessment.registry.teams.get(data.team) ?? data.team);
  const owner = personLink(context, data.owner);
  return [
    { term: 'Owner', lines: owner.length > 0 ? [[...owner, ...(team ? [`, ${team}`] : [])]] : [] },
    { term: 'Governance owner', lines: lines(personLink(context, data.governance_owner)), ...(rules.governance_owner ? {} : { none: 'not required in this tier' }) },
    { term: 'Business sponsor', lines: lines(personLink(context, data.sponsor)) },
    { term: `Why ${tier} tier`, lines: reasons.map((reason) => [reason]), none: 'None of the conditions of a higher tier holds' },
    { term: 'Live since', lines: lines(dated(data.live_since)), ...(system.status === 'proposed' ? { none: 'not live yet' } : {}) },
    { term: 'Next review', lines: lines(dated(review?.next)), ...(['proposed', 'retired'].includes(system.status) ? { none: 'none due' } : {}) },
  ];
}

function scopeFacts({ system: { data, status } }: SystemView): Fact[] {
  const pilot = data.pilot && [`until ${inWords(data.pilot.until ?? '')}${data.pilot.users_max ? `, at most ${counted(data.pilot.users_max, 'user')}` : ''}`];
  return [
    listFact('It is for', data.scope?.in),
    listFact('It is not for', data.scope?.out),
    listFact('Audience', data.audience),
    { term: 'Autonomy', lines: data.autonomy ? [[sentenceCase(data.autonomy)]] : [] },
    ...(status === 'pilot' || pilot ? [{ term: 'Pilot', lines: pilot ? [pilot] : [] }] : []),
    ...factsOf(data),
  ];
}

function lines(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  return inlines.length > 0 ? [inlines] : [];
}

function toolTable({ system }: SystemView): Table {
  const tools = system.data.tools ?? [];
  return {
    caption: `${counted(tools.length, 'tool')} that it can use`,
    columns: [{ title: 'Tool' }, { title: 'May' }, { title: 'A person approves' }, { title: 'Acts as' }, { title: 'Needs' }],
    rows: tools.map((tool) => [
      [{ code: tool.id }],
      tool.access ? [tool.access] : [],
      tool.human_approval === undefined ? [] : [tool.human_approval ? 'each use' : 'no'],
      tool.nhi ? [nhiLink(tool.nhi)] : [],
      (tool.needs ?? []).flatMap((need, at): Inline[] => [...(at > 0 ? [' '] : []), { code: need }]),
    ]),
    empty: 'It uses no tools.',
  };
}

export function nhiTable({ system }: SystemView, context: SiteContext): Table {
  return {
    caption: `${counted(system.nhis.length, 'non-human identity', 'non-human identities')} act for it`.replace(/^1 (.*) act for/, '1 $1 acts for'),
    columns: [{ title: 'Identity' }, { title: 'Kind' }, { title: 'Owner' }, { title: 'May' }, { title: 'Secret rotated' }, { title: 'Revocation tried' }],
    rows: system.nhis.map(({ id, data, shared }) => [
      [nhiLink(id), ...(shared ? [' (shared)'] : []), ...(isActive(data) ? [] : [' (revoked)'])],
      [[data.kind && sentenceCase(data.kind), data.auth].filter(Boolean).join(', ')],
      personLink(context, data.owner),
      (data.privileges ?? []).flatMap((privilege, at): Inline[] => [...(at > 0 ? [' '] : []), { code: privilege }]),
      data.secret ? [[inWords(data.secret.rotated ?? ''), data.secret.rotate_every && `every ${periodInWords(data.secret.rotate_every)}`].filter(Boolean).join(', ')] : ['no secret'],
      dated(data.revocation_tested),
    ]),
    anchors: system.nhis.map(({ id }) => `nhi-${id}`),
    empty: 'No non-human identity acts for it.',
  };
}

function reviewTable({ system }: SystemView, context: SiteContext): Table {
  const reviews = [...(system.data.reviews ?? [])].reverse();
  return {
    caption: `${counted(reviews.length, 'review')}, the newest first`,
    columns: [{ title: 'Day' }, { title: 'By' }, { title: 'Outcome' }, { title: 'Counts until' }, { title: 'Note' }],
    rows: reviews.map((review) => [dated(review.on), personLink(context, review.by), review.outcome ? [sentenceCase(review.outcome)] : [], dated(review.next), review.note ? [review.note] : []]),
    empty: 'It has not been reviewed yet.',
  };
}

function incidentTable({ system }: SystemView): Table {
  const incidents = system.data.incidents ?? [];
  return {
    caption: counted(incidents.length, 'incident'),
    columns: [{ title: 'Incident' }, { title: 'Began' }, { title: 'Severity' }, { title: 'Reopened' }, { title: 'Closed' }],
    rows: incidents.map((incident) => [
      [incident.href ? { text: incident.id, href: incident.href, code: true } : { code: incident.id }],
      dated(incident.on),
      incident.severity ? [incident.severity] : [],
      (incident.reopens ?? []).length > 0 ? [(incident.reopens ?? []).map(plainWord).join(', ')] : ['nothing'],
      incident.closed ? dated(incident.closed) : ['open'],
    ]),
    anchors: incidents.map(({ id }) => `incident-${id}`),
    empty: 'No incident is recorded.',
  };
}
