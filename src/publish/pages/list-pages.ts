import { compare } from '../../diagnostic/compare.ts';
import type { Intake } from '../../validate/registry.ts';
import { bodyHtml } from '../body-html.ts';
import { withheld } from '../audience/audience.ts';
import { takenAway } from '../exports.ts';
import type { Fact } from '../page-parts.ts';
import { dated, findingPart, personLink, type SiteContext } from '../site-context.ts';
import { counted } from '../words.ts';
import { REOPENING_RISK } from './covers-part.ts';
import { coversPart } from './covers-table.ts';
import { decisionTable } from './decision-table.ts';
import { evidenceTable } from './evidence-part.ts';
import { riskTable } from './risk-part.ts';
import { dataFacts } from './system-facts.ts';
import type { TablePage } from './table-page.ts';

export function decisionsPage(context: SiteContext): TablePage {
  const { decisions } = context.assessment.registry;
  const covers = coversPart(decisions, context);
  return {
    title: 'Decisions',
    lead: [
      `${counted(decisions.length, 'decision is', 'decisions are')} on record. Each is a file of its own, made by a named person on a day, and stays as it was.`,
      ...takenAway('decisions'),
    ],
    sections: [
      { anchor: 'decisions', table: decisionTable(decisions, context, covers) },
      { anchor: 'covers', title: 'What decisions cover, and what reopens them', table: covers.table },
    ],
  };
}

export function risksPage(context: SiteContext): TablePage {
  const views = [...context.assessment.views.values()];
  const risks = views.reduce((sum, view) => sum + view.risks.length, 0);
  return {
    title: 'Risk acceptances',
    lead: [
      withheld(context, 'risk-acceptances') ??
        `${counted(risks, 'residual risk is', 'residual risks are')} recorded, each to be accepted by a named and entitled person until a day. ${REOPENING_RISK}`,
      ...takenAway('risks'),
    ],
    sections: [{ anchor: 'risks', table: riskTable(views, context) }],
  };
}

export function evidencePage(context: SiteContext): TablePage {
  const views = [...context.assessment.views.values()];
  const items = views.reduce((sum, view) => sum + view.evidence.length, 0);
  return {
    title: 'Evidence',
    lead: [
      withheld(context, 'test-reports') ??
        `${counted(items, 'item', 'items')} of evidence, gathered by the teams closest to each control. None of it is an approval.`,
      ...takenAway('evidence'),
    ],
    sections: [{ anchor: 'evidence', table: evidenceTable(views, context, true) }],
  };
}

export function intakePage(context: SiteContext): TablePage {
  const records = [...context.assessment.registry.intake.values()].sort((a, b) =>
    compare(a.data.title ?? a.id, b.data.title ?? b.id),
  );
  const inUse = records.filter(({ data }) => data.in_use === true).length;
  return {
    title: 'Intake',
    lead: [
      `${counted(records.length, 'more system is', 'more systems are')} known and not registered; ${counted(inUse, 'is', 'are')} in use. They count in every denominator and never as covered.`,
      ...takenAway('intake'),
    ],
    sections: [
      {
        anchor: 'intake',
        table: {
          caption: counted(records.length, 'system'),
          columns: [
            { title: 'System', as: 'name' },
            { title: 'In use' },
            { title: 'Organisation' },
            { title: 'First seen here' },
            { title: 'Known from' },
          ],
          rows: records.map(({ id, data }) => [
            [{ text: data.title ?? id, href: `/intake/${id}/` }],
            [inUseWord(data.in_use)],
            data.organisation ? [data.organisation] : ['–'],
            dated(data.first_seen),
            data.source ? [data.source.inventory] : [],
          ]),
          empty: 'Everything that is known is registered.',
        },
      },
    ],
  };
}

export function intakeRecordPage(record: Intake, context: SiteContext, base: string): TablePage {
  const { id, data, source, file } = record;
  const findings = context.bySystem.get(id) ?? [];
  const given = dataFacts({ ...record, status: 'proposed', nhis: [], models: [], evidence: [] }).filter(
    ({ lines }) => lines.length > 0,
  );
  const facts: Fact[] = [
    { term: 'In use', lines: [[inUseWord(data.in_use)]] },
    ...(data.in_use_since ? [{ term: 'In use since', lines: [dated(data.in_use_since)] }] : []),
    { term: 'First seen here', lines: data.first_seen ? [dated(data.first_seen)] : [] },
    { term: 'Owner', lines: data.owner ? [personLink(context, data.owner)] : [] },
    { term: 'Organisation', lines: data.organisation ? [[data.organisation]] : [] },
    { term: 'Contact', lines: data.contact ? [[data.contact]] : [] },
    { term: 'Purpose', lines: data.purpose ? [[data.purpose]] : [] },
    ...given,
    ...((data.links ?? []).length > 0
      ? [{ term: 'Addresses', lines: (data.links ?? []).map((href) => [{ text: href, href }]) }]
      : []),
  ];
  const values = Object.entries(data.source?.values ?? {});
  return {
    title: data.title ?? id,
    lead: ['This system is known and not registered: nobody has approved it here, and nobody answers for it yet.'],
    facts,
    findings: findings.map((finding) => findingPart(context, finding)),
    sections:
      values.length === 0
        ? []
        : [
            {
              anchor: 'source',
              title: 'As the source has it',
              table: {
                caption: `Row ${data.source?.row ?? '–'} of ${data.source?.inventory ?? ''}`,
                columns: [{ title: 'Column' }, { title: 'Value' }],
                rows: values.map(([column, value]) => [[column], [value]]),
                empty: '',
              },
            },
          ],
    bodyHtml: bodyHtml(source.body, context, { base }),
    file,
  };
}

function inUseWord(inUse: Intake['data']['in_use']): string {
  return inUse === true ? 'yes' : inUse === false ? 'no' : 'not known';
}
