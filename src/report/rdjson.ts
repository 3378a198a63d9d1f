import type { Severity } from '../diagnostic/diagnostic.ts';
import { escapeJson } from '../diagnostic/escape.ts';
import type { LocatedSpot } from './located.ts';
import { markdown } from './markdown.ts';
import type { Report } from './report.ts';
import { ruleAddress } from './rule-facts.ts';
import { mostSevereFirst, toAnswerFor } from './selected.ts';

const SEVERITIES = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const satisfies Record<Severity, string>;

/**
 * Reviewdog's diagnostic format, which it turns into comments on any forge, as Markdown. Columns are left out: it counts
 * them in bytes of UTF-8, and a comment hangs on a line.
 */
export function rdjsonReport(report: Report): string {
  const at = ({ file, line }: LocatedSpot) => ({ path: `${report.contentPrefix}${file}`, range: { start: { line } } });
  const diagnostics = mostSevereFirst(toAnswerFor(report)).map((finding) => ({
    message: `${markdown(finding.message)}\n${markdown(finding.hint)}`,
    location: at(finding),
    severity: SEVERITIES[finding.severity],
    code: { value: finding.code, url: ruleAddress(finding.code, report) },
    related_locations: finding.related.map((other) => ({ message: markdown(other.message), location: at(other) })),
  }));
  return escapeJson(`${JSON.stringify({ source: { name: 'countersign' }, diagnostics }, null, 2)}\n`);
}
