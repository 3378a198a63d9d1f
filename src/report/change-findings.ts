import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { capped, said } from './change-words.ts';
import { codeSpan } from './markdown.ts';

/** Findings as an item of a list in Markdown, errors first; nothing where there are none. */
export function findingLines(label: string, findings: readonly Diagnostic[]): string | undefined {
  if (findings.length === 0) return undefined;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const rest = findings.filter(({ severity }) => severity !== 'error');
  const lines = [...errors, ...rest].map(
    ({ severity, code, message }) => `  - ${severity} ${codeSpan(code)} ${said(message)}`,
  );
  return [`- **${label}**`, ...capped(lines, (more) => `  - and ${more} more`)].join('\n');
}
