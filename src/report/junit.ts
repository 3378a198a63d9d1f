import { escapeHtml, escapeTerminal } from '../diagnostic/escape.ts';
import type { Located } from './located.ts';
import type { Report } from './report.ts';
import { mattering } from './selected.ts';

/**
 * JUnit XML, by the schema of Ant's task, which every CI server reads: a suite for each file with findings, and in it
 * a case for each. An error fails; what fails nothing, a warning or an inherited finding, is a case that was skipped.
 * The name of a case holds its fingerprint and no line, so that a server can tell what is new.
 */
export function junitReport(report: Report): string {
  const files = [...Map.groupBy(mattering(report), ({ file }) => `${report.contentPrefix}${file}`)];
  const suites =
    files.length === 0
      ? [suite({ name: 'registry', id: 0, day: report.asOf }, [])]
      : files.map(([name, findings], id) => suite({ name, id, day: report.asOf }, findings));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`;
}

interface Suite {
  readonly name: string;
  readonly id: number;
  readonly day: string;
}

function suite({ name, id, day }: Suite, findings: readonly Located[]): string {
  const failures = findings.filter(fails).length;
  const facts = attributes({
    package: 'countersign',
    id,
    name,
    timestamp: `${day}T00:00:00`,
    hostname: 'localhost',
    tests: Math.max(1, findings.length),
    failures,
    errors: 0,
    skipped: findings.length - failures,
    time: 0,
  });
  const cases =
    findings.length === 0
      ? [`    <testcase${attributes({ name: 'Nothing is wrong', classname: name, time: 0 })} />`]
      : findings.map((finding) => testCase(finding, name));
  return [
    `  <testsuite${facts}>`,
    '    <properties />',
    ...cases,
    '    <system-out />',
    '    <system-err />',
    '  </testsuite>',
  ].join('\n');
}

function testCase(finding: Located, file: string): string {
  const { code, subject, fingerprint, message, hint, line, column } = finding;
  const about = subject === undefined ? '' : ` ${subject}`;
  const name = attributes({ name: `${code}${about} ${fingerprint.slice(0, 12)}`, classname: file, time: 0 });
  const outcome = fails(finding)
    ? `<failure${attributes({ type: code, message })}>${text(`${file}:${line}:${column}`)}\n${text(message)}\n${text(`→ ${hint}`)}</failure>`
    : `<skipped${attributes({ message: `${message} ${hint}` })} />`;
  return `    <testcase${name}>${outcome}</testcase>`;
}

function fails({ severity, inherited }: Located): boolean {
  return severity === 'error' && inherited !== true;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${text(String(value))}"`)
    .join('');
}

function text(raw: string): string {
  return escapeHtml(escapeTerminal(raw));
}
