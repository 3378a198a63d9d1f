import { inWords } from '../diagnostic/calendar.ts';
import { escapeTerminal } from '../diagnostic/escape.ts';
import type { Located } from './located.ts';
import type { Report } from './report.ts';
import { mattering, toAnswerFor } from './selected.ts';

const MARKS = { error: 'error', warning: 'warning', info: 'info' } as const;

/** For people: errors and warnings with what to write instead, then the count. Infos stay in the json. */
export function textReport(report: Report): string {
  const blocks = toAnswerFor(report).map((finding) => textBlock(finding, report.contentPrefix));
  return `${[...blocks, ...inheritedPart(report), closing(report)].join('\n')}\n`;
}

/** What the change that is judged has nothing to do with, apart and under a heading; empty when there is none. */
export function inheritedPart(report: Report): string[] {
  const inherited = mattering(report).filter((finding) => finding.inherited === true);
  if (inherited.length === 0) return [];
  const heading = `Inherited: this change has nothing to do with ${count(inherited.length, 'finding')}, and they do not block it.\n`;
  return [heading, ...inherited.map((finding) => textBlock(finding, report.contentPrefix))];
}

/** A finding as lines: where, what, what to write instead, and the places that it goes back to. */
export function textBlock(finding: Located, prefix: string): string {
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

/** The count at the end of a report that people read. */
export function closing({ summary, asOf, isExample, findings }: Report): string {
  const records = `${count(summary.systems, 'system')} and ${count(summary.intake, 'intake record')}`;
  const day = `judged as of ${inWords(asOf)}${isExample ? ' (the day of the example)' : ''}`;
  const lifted = findings.filter((finding) => finding.exceptedBy !== undefined).length;
  const exceptions = lifted > 0 ? `, ${count(lifted, 'finding')} lifted by an exception` : '';
  return `${records}, ${day}: ${count(summary.errors, 'error')}, ${count(summary.warnings, 'warning')}${exceptions}.`;
}

function count(number: number, what: string): string {
  return `${number === 0 ? 'no' : number.toLocaleString('en-GB')} ${what}${number === 1 ? '' : 's'}`;
}
