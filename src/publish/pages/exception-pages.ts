import type { Exception } from '../../validate/registry.ts';
import { bodyHtml } from '../body-html.ts';
import { withheld } from '../audience/audience.ts';
import { takenAway } from '../exports.ts';
import type { Fact } from '../page-parts.ts';
import {
  dated,
  exceptionLink,
  findingPart,
  listed,
  personLink,
  ruleLink,
  type SiteContext,
  systemLink,
} from '../site-context.ts';
import { counted, sentenceCase } from '../words.ts';
import { listFact } from './system-facts.ts';
import type { TablePage } from './table-page.ts';

export function exceptionsPage(context: SiteContext): TablePage {
  const exceptions = [...context.assessment.registry.exceptions.values()];
  return {
    title: 'Exceptions',
    lead: [
      withheld(context, 'exceptions') ??
        `${counted(exceptions.length, 'exception')}: each breaks one rule for named systems, for a time, and was asked for and granted by different people.`,
      ...takenAway('exceptions'),
    ],
    sections: [
      {
        anchor: 'exceptions',
        table: {
          caption: counted(exceptions.length, 'exception'),
          columns: [
            { title: 'Exception' },
            { title: 'Rule' },
            { title: 'Systems' },
            { title: 'Granted by' },
            { title: 'From' },
            { title: 'Until' },
          ],
          rows: exceptions.map(({ id, data }) => [
            [exceptionLink(context, id)],
            [ruleLink(data.rule)],
            listed(data.systems.map((system) => [systemLink(context, system)])),
            personLink(context, data.approved_by),
            dated(data.from),
            dated(data.until),
          ]),
          empty: withheld(context, 'exceptions') ?? 'No rule is excepted.',
        },
      },
    ],
  };
}

/** What to show instead of a value that an audience may not see. */
function noneOf(instead: string | undefined): Partial<Fact> {
  return instead === undefined ? {} : { none: instead };
}

export function exceptionPage(exception: Exception, context: SiteContext, base: string): TablePage {
  const { id, data, source, file } = exception;
  const lifted = context.findings.filter((finding) => finding.exceptedBy === id);
  const own = context.findings.filter((finding) => finding.subject === id && finding.code.startsWith('exception/'));
  const facts: Fact[] = [
    { term: 'Rule', lines: [[ruleLink(data.rule)]] },
    { term: 'Systems', lines: data.systems.map((system) => [systemLink(context, system)]) },
    {
      term: 'Only for',
      lines: (data.subjects ?? []).map((subject) => [{ code: subject }]),
      none: context.audience.instead('exceptions') ?? 'everything in these systems',
    },
    { term: 'Kind', lines: [[sentenceCase(data.kind ?? 'standard')]] },
    { term: 'Why', lines: data.reason ? [[data.reason]] : [] },
    {
      ...listFact('What keeps the risk in bounds', data.compensating),
      ...noneOf(context.audience.instead('exceptions')),
    },
    { term: 'Asked for by', lines: data.requested_by ? [personLink(context, data.requested_by)] : [] },
    { term: 'Granted by', lines: data.approved_by ? [personLink(context, data.approved_by)] : [] },
    { term: 'From', lines: data.from ? [dated(data.from)] : [] },
    { term: 'Until', lines: data.until ? [dated(data.until)] : [] },
    {
      term: 'Ends with',
      lines: data.closes_with ? [[data.closes_with]] : [],
      ...noneOf(context.audience.instead('exceptions')),
    },
  ];
  return {
    title: data.title ?? id,
    lead: [lifted.length === 0 ? 'It lifts nothing today.' : `It lifts ${counted(lifted.length, 'finding')}.`],
    facts,
    findings: [...own, ...lifted].map((finding) => findingPart(context, finding)),
    sections: [],
    bodyHtml: bodyHtml(source.body, context, { base }),
    ...(file === '' ? {} : { file }),
  };
}
