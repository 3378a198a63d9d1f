import type { Severity } from '../diagnostic/diagnostic.ts';
import { escapeTerminal } from '../diagnostic/escape.ts';
import type { Located } from './located.ts';
import type { Report } from './report.ts';
import { mostSevereFirst, toAnswerFor } from './selected.ts';
import { closing, inheritedPart, textBlock } from './text.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, string>;

/** GitHub shows as many annotations of each kind for one step, and drops the others. */
const MOST_OF_A_KIND = 10;

/**
 * For the log of a GitHub Actions step: annotations by workflow commands, most severe first; what GitHub would drop is
 * printed as text, so that the log holds everything.
 */
export function githubReport(report: Report): string {
  const findings = mostSevereFirst(toAnswerFor(report));
  const left = { error: MOST_OF_A_KIND, warning: MOST_OF_A_KIND, info: MOST_OF_A_KIND };
  const blocks = findings.map((finding) =>
    left[finding.severity]-- > 0 ? annotation(finding, report.contentPrefix) : textBlock(finding, report.contentPrefix),
  );
  return `${[...blocks, ...inheritedPart(report), closing(report)].join('\n')}\n`;
}

function annotation({ file, line, column, severity, code, message, hint }: Located, prefix: string): string {
  const properties = { file: `${prefix}${file}`, line: String(line), col: String(column), title: code };
  const words = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
  return `::${COMMANDS[severity]} ${words.join(',')}::${[message, `→ ${hint}`].map(data).join('%0A')}`;
}

/** What a workflow command says: neither another line nor an escape. */
function data(text: string): string {
  return escapeTerminal(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The value of a property of a workflow command, which a colon or a comma would end. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
