import type { Severity } from '../diagnostic/diagnostic.ts';
import { escapeJson } from '../diagnostic/escape.ts';
import type { Located, LocatedFix, LocatedSpot } from './located.ts';
import type { Report } from './report.ts';
import { ruleAddress, summaryOf, tagsOf } from './rule-facts.ts';
import { mostSevereFirst } from './selected.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

/** GitHub shows as many results of one run. */
const MOST_RESULTS = 5000;

/**
 * SARIF 2.1.0 (OASIS), for code scanning: errors and warnings, most severe first, and as suppressed results what an
 * exception lifts. Rules come with what they ask, why, and what to do.
 */
export function sarifReport(report: Report): string {
  const findings = report.findings.filter(
    ({ severity, exceptedBy }) => severity !== 'info' || exceptedBy !== undefined,
  );
  const shown = mostSevereFirst(findings).slice(0, MOST_RESULTS);
  const codes = [...new Set(shown.map(({ code }) => code))].sort();
  const run = {
    tool: { driver: { name: 'Countersign', rules: codes.map((code) => ruleOf(code, report)) } },
    automationDetails: { id: 'countersign/' },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: cutNotice(findings.length - shown.length) }],
    results: shown.map((finding) => resultOf(finding, codes, report.contentPrefix)),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return escapeJson(`${JSON.stringify(log, null, 2)}\n`);
}

function cutNotice(cut: number): object[] {
  if (cut === 0) return [];
  const text = `${cut} findings are left out, the least severe: GitHub shows ${MOST_RESULTS} of a run. The json has all.`;
  return [{ level: 'warning', message: { text } }];
}

function ruleOf(code: string, report: Report): object {
  const doc = report.ruleDocs.get(code);
  return {
    id: code,
    shortDescription: { text: message(summaryOf(code)) },
    ...(doc === undefined ? {} : { help: { text: doc, markdown: doc } }),
    helpUri: ruleAddress(code, report),
    properties: { tags: tagsOf(code), precision: 'very-high' },
  };
}

function resultOf(finding: Located, codes: readonly string[], prefix: string): object {
  const { code, severity, hint, system, subject, related, exceptedBy, fingerprint, inherited } = finding;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: LEVELS[severity],
    message: { text: message(`${finding.message} ${hint}`) },
    locations: [{ physicalLocation: placeOf(finding, prefix) }],
    relatedLocations: related.map((other, id) => ({
      id,
      physicalLocation: placeOf(other, prefix),
      message: { text: message(other.message) },
    })),
    ...(finding.fix === undefined ? {} : { fixes: [fixOf(finding.fix, finding, prefix)] }),
    // GitHub tells results apart by the first; its own would be of the line's text, and merge two findings of one line.
    partialFingerprints: { primaryLocationLineHash: fingerprint, 'countersign/v1': fingerprint },
    ...(exceptedBy === undefined
      ? {}
      : { suppressions: [{ kind: 'external', status: 'accepted', justification: `Exception ${exceptedBy}` }] }),
    properties: { system, subject, inherited },
  };
}

function fixOf({ start, end, text }: LocatedFix, { file, hint }: Located, prefix: string): object {
  const deletedRegion = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  return {
    description: { text: message(hint) },
    artifactChanges: [
      {
        artifactLocation: { uri: uriOf(`${prefix}${file}`) },
        replacements: [{ deletedRegion, insertedContent: { text } }],
      },
    ],
  };
}

function placeOf({ file, line, column }: LocatedSpot, prefix: string): object {
  return {
    artifactLocation: { uri: uriOf(`${prefix}${file}`) },
    region: { startLine: line, startColumn: column },
  };
}

/** A relative reference, or for a path from the root a file URI (RFC 3986); half surrogates are replaced. */
function uriOf(path: string): string {
  const encoded = path.toWellFormed().split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}

/** A plain text message in which nothing is taken for a link (SARIF §3.11.6) or a placeholder (§3.11.5). */
function message(text: string): string {
  const unlinked = text.includes('](') ? text.replace(/[\\[\]]/g, '\\$&') : text;
  return unlinked.replace(/\{(\d+)\}/g, '{{$1}}');
}
