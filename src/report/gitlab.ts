import type { Severity } from '../diagnostic/diagnostic.ts';
import { escapeJson } from '../diagnostic/escape.ts';
import type { Report } from './report.ts';
import { mattering, mostSevereFirst } from './selected.ts';

const SEVERITIES = { error: 'critical', warning: 'minor', info: 'info' } as const satisfies Record<Severity, string>;

/**
 * GitLab's code quality report, of which a merge request shows what is new or gone. What is inherited stands in it,
 * too: left out, it would show as resolved.
 */
export function gitlabReport(report: Report): string {
  const entries = mostSevereFirst(mattering(report)).map(
    ({ code, severity, message, hint, file, line, fingerprint }) => ({
      description: `${message} ${hint}`,
      check_name: code,
      fingerprint,
      severity: SEVERITIES[severity],
      location: { path: `${report.contentPrefix}${file}`, lines: { begin: line } },
    }),
  );
  return escapeJson(`${JSON.stringify(entries, null, 2)}\n`);
}
