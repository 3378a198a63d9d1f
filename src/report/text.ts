import { inWords } from '../diagnostic/calendar.ts';
import { escapeTerminal } from '../diagnostic/escape.ts';
import type { Located } from './located.ts';
import type { Report } from './report.ts';

const MARKS = { error: 'error', warning: 'warning', info: 'info' } as const;

/** For people: errors and warnings with what to write instead, then the count. Infos stay in the json. */
export function textReport(report: Report): string {
  const shown = report.findings.filter(({ severity }) => severity !== 'info');
  const blocks = shown.map((finding) => block(finding, report.contentPrefix));
  return `${[...blocks, closing(report)].join('\n')}\n`;
}

function block(finding: Located, prefix: string): string {
  const { file, line, column, severity, code, message, hint, related } = finding;
  const lines = [
    `${escapeTerminal(`${prefix}${file}`)}:${line}:${column} ${MARKS[severity]} ${code}`,
    `  ${escapeTerminal(message)}`,
    `  → ${escapeTerminal(hint)}`,
    ...related.map(
      (other) =>
        `  see ${escapeTerminal(`${prefix}${other.file}`)}:${other.line}:${other.column} ${escapeTerminal(other.message)}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function closing({ summary, asOf, isExample, findings }: Report): string {
  const records = `${count(summary.systems, 'system')} and ${count(summary.intake, 'intake record')}`;
  const day = `judged as of ${inWords(asOf)}${isExample ? ' (the day of the example)' : ''}`;
  const lifted = findings.filter((finding) => finding.exceptedBy !== undefined).length;
  const exceptions = lifted > 0 ? `, ${count(lifted, 'finding')} lifted by an exception` : '';
  return `${records}, ${day}: ${count(summary.errors, 'error')}, ${count(summary.warnings, 'warning')}${exceptions}.`;
}

function count(number: number, what: string): string {
  return `${number === 0 ? 'no' : number.toLocaleString('en-GB')} ${what}${number === 1 ? '' : 's'}`;
}
