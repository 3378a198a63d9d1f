import type { Rule } from '../../assess/define-rule.ts';
import { READING_FAULTS } from '../../diagnostic/reading-faults.ts';
import { periodInWords } from '../../diagnostic/calendar.ts';
import type { Fact, Inline, Table } from '../page-parts.ts';
import { controlLink, ruleLink, type SiteContext } from '../site-context.ts';
import { counted, FUNCTION_WORDS, sentenceCase } from '../words.ts';

/** The document of a rule as HTML, by its code. */
export type RuleDocs = ReadonlyMap<string, string>;

export interface RulesPage {
  readonly lead: string;
  readonly topics: readonly { readonly title: string; readonly anchor: string; readonly table: Table }[];
}

export interface RulePage {
  readonly code: string;
  readonly summary: string;
  readonly facts: readonly Fact[];
  readonly html: string;
}

export function rulesPage(rules: readonly Rule[], context: SiteContext): RulesPage {
  const found = Map.groupBy(context.findings, ({ code }) => code);
  const row = (code: string, summary: string): (readonly Inline[])[] => [
    [ruleLink(code)],
    [summary],
    [String(found.get(code)?.length ?? '–')],
  ];
  const topics = [...Map.groupBy(rules, ({ code }) => code.split('/')[0] ?? '')].map(([topic, own]) => ({
    title: topic === 'nhi' ? 'Identities' : sentenceCase(topic),
    anchor: topic,
    table: table(
      own.length,
      own.map(({ code, summary }) => row(code, summary)),
    ),
  }));
  const reading = Object.entries(READING_FAULTS);
  return {
    lead: `${counted(rules.length, 'rule')} are judged in every run, and ${counted(reading.length, 'check')} before them, when files are read. Each page says why it matters and what to do.`,
    topics: [
      ...topics,
      {
        title: 'Reading',
        anchor: 'reading',
        table: table(
          reading.length,
          reading.map(([code, { summary }]) => row(code, summary)),
        ),
      },
    ],
  };
}

function table(count: number, rows: Table['rows']): Table {
  return {
    caption: counted(count, 'rule'),
    columns: [
      { title: 'Rule', as: 'id' },
      { title: 'What holds when all is well', as: 'words' },
      { title: 'Findings today', as: 'number' },
    ],
    rows,
    empty: '',
  };
}

export function rulePages(rules: readonly Rule[], docs: RuleDocs, context: SiteContext): RulePage[] {
  const pages = rules.map((rule): RulePage => ({
    code: rule.code,
    summary: rule.summary,
    facts: ruleFacts(rule, context),
    html: docs.get(rule.code) ?? '',
  }));
  const reading = Object.entries(READING_FAULTS).map(([code, fault]): RulePage => ({
    code,
    summary: fault.summary,
    facts: [
      { term: 'Weighs', lines: [['an error, always']] },
      { term: 'Exceptions', lines: [['none: what cannot be read safely cannot be judged']] },
      { term: 'Why', lines: [[fault.why]] },
      { term: 'What to do', lines: [[fault.hint]] },
    ],
    html: '',
  }));
  return [...pages, ...reading];
}

const ROWS: Record<string, string> = {
  owner: 'an error, but for retired systems',
  record: 'an error; for a proposed system an info; not for retired ones',
  review: 'an error from pilot on; not for proposed and retired systems',
  approval:
    'an error in production; in a pilot a warning until it can hurt somebody; for a proposed system an info; not for suspended and retired ones',
  nhi: 'an error; for a proposed system an info; not for retired ones',
  always: 'an error in every status',
};

function ruleFacts(rule: Rule, context: SiteContext): Fact[] {
  const weight =
    rule.about === 'system'
      ? rule.severity && rule.severity !== 'error'
        ? `at most ${rule.severity === 'info' ? 'an info' : 'a warning'}`
        : (ROWS[rule.row] ?? '')
      : `${rule.severity === 'error' ? 'an error' : rule.severity === 'warning' ? 'a warning' : 'an info'}`;
  const lift =
    rule.lift === 'never'
      ? 'none: nothing lifts this rule'
      : `granted by ${FUNCTION_WORDS[rule.lift.by].toLowerCase()}, for at most ${periodInWords(rule.lift.atMost)}`;
  return [
    { term: 'Weighs', lines: [[weight]] },
    { term: 'Exceptions', lines: [[lift]] },
    {
      term: 'Speaks to',
      lines: rule.controls.map((ref) => [controlLink(context, ref)]),
      none: 'no control of a framework',
    },
  ];
}
