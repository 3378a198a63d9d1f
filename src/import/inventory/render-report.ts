import { escapeTerminal } from '../../diagnostic/escape.ts';
import { type ImportReport, REASONS, type ReportLine } from './report.ts';
import type { EncodingSource } from './text-encoding.ts';

const HOW: Record<EncodingSource, string> = {
  'byte order mark': 'as its byte order mark says',
  mapping: 'as the mapping says',
  'valid UTF-8': 'which its bytes are',
  assumed: 'assumed, since its bytes are not UTF-8 and nothing says what they are',
};

/** The report as text that reads alike in a terminal and as Markdown. Whatever the source wrote stands in code spans. */
export function renderReport(report: ImportReport): string {
  return `${[...head(report), ...changes(report), ...values(report.lines)].join('\n')}\n`;
}

function head(report: ImportReport): string[] {
  const { created, updated, unchanged, gone, use } = report;
  const encoding = report.encoding && `- Read as ${report.encoding.encoding}, ${HOW[report.encoding.how]}.`;
  return [
    '# Import of an inventory',
    '',
    `- ${code(report.file)} into records of ${code(report.inventory)}, as of ${report.asOf}.`,
    ...(encoding === undefined ? ['- The file could not be read.'] : [encoding]),
    `- ${count(report.rows, 'row')}: ${created.length} new, ${updated.length} updated, ${unchanged.length} unchanged; ${gone.length} of the records that were there stand in no row.`,
    `- In use ${use.yes}, not in use ${use.no}, unknown ${use.unknown}.`,
    `- No record names an owner, since an inventory makes nobody accountable; ${report.withContact} have a contact.`,
    `- Values: ${['dropped', 'changed', 'doubted'].map((what) => `${report.lines.filter((line) => line.what === what).length} ${what}`).join(', ')}.`,
  ];
}

function changes({ updated, gone, kept }: ImportReport): string[] {
  return [
    ...section(
      'Updated',
      updated.map(({ id, fields }) => `${code(id)}: ${fields.join(', ')}`),
    ),
    ...section('In no row any more, left as they are', gone.map(code)),
    ...section(
      'Filled by hand, left as they are',
      kept.map(({ id, field }) => `${code(id)}: ${field}`),
    ),
  ];
}

function values(lines: readonly ReportLine[]): string[] {
  const groups = Map.groupBy(
    lines,
    ({ column, what, why }) =>
      `${what === 'doubted' ? 'doubted, and kept in source.values only' : what}: ${column === '' ? 'the row' : `a value of ${code(column)}`} ${REASONS[why]}`,
  );
  const summary = [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([text, group]) => `${group.length} × ${text}`);
  return [...section('Values by reason', summary), ...section('Every value', lines.map(lineText))];
}

function lineText({ row, column, field, what, why, value }: ReportLine): string {
  const place = [`row ${row}`, ...(column === '' ? [] : [code(column)])].join(', ');
  return `${place}, for ${field}: ${what}, ${value === '' ? 'it' : code(value)} ${REASONS[why]}`;
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : ['', `## ${title}`, '', ...items.map((item) => `- ${item}`)];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** A code span (CommonMark §6.1): nothing in it is markup, and its fence is longer than any run of backticks in it. */
function code(text: string): string {
  const shown = escapeTerminal(text);
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}
