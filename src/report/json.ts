import { escapeJson } from '../diagnostic/escape.ts';
import type { Report } from './report.ts';

/** For machines: the shape of DESIGN §5, sorted by file, line and code. */
export function jsonReport({ asOf, commit, summary, findings, contentPrefix }: Report): string {
  const diagnostics = findings.map(
    ({
      code,
      severity,
      message,
      hint,
      file,
      line,
      column,
      system,
      subject,
      related,
      exceptedBy,
      inherited,
      fix,
      fingerprint,
    }) => ({
      code,
      severity,
      message,
      hint,
      file: `${contentPrefix}${file}`,
      line,
      column,
      system,
      subject,
      exceptedBy,
      inherited,
      related: related.map((other) => ({
        file: `${contentPrefix}${other.file}`,
        line: other.line,
        column: other.column,
        message: other.message,
      })),
      fix,
      fingerprint,
    }),
  );
  return escapeJson(`${JSON.stringify({ asOf, commit: commit ?? null, summary, diagnostics }, null, 2)}\n`);
}
