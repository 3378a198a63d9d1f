import { codePoint, replaceHidden } from './hidden.ts';

/**
 * One escaper for each target that text from a record is printed to. Record text is data: it may not
 * start a tag, a terminal sequence, a workflow command or a formula.
 */

const HTML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

// eslint-disable-next-line no-control-regex -- these are the characters that XML 1.0 §2.2 excludes
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

// eslint-disable-next-line no-control-regex -- the same, and those that HTML gives a meaning
const NOT_PLAIN = /[&<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** For text and double-quoted attributes of HTML and XML 1.0; characters XML forbids are dropped. */
export function escapeHtml(text: string): string {
  // Most texts are, and a page has thousands.
  if (!NOT_PLAIN.test(text)) return text;
  return text.replace(NOT_XML, '').replace(/[&<>"']/g, (char) => HTML[char] ?? char);
}

/**
 * What a CI runner would take for a command: GitHub's `::error::` where a line begins and `##[error]`
 * anywhere in it, Azure's `##vso[…]`, TeamCity's `##teamcity[…]`.
 */
const WORKFLOW_COMMAND = /^\s*:(?=:)|#(?=#(?:\[|vso\[|teamcity\[))/gi;

/**
 * For a terminal or a CI log: one line, every invisible character shown as its code point, and nothing
 * in it a command to the machine that runs the check.
 */
export function escapeTerminal(text: string): string {
  return replaceHidden(text, shown)
    .replace(/[\t\n]/g, shown)
    .replace(WORKFLOW_COMMAND, (mark) => `${mark.slice(0, -1)}${shown(mark.slice(-1))}`);
}

function shown(char: string): string {
  return `<${codePoint(char)}>`;
}

/** For JSON that is printed: the same value, spelled so that no terminal or CI runner acts on it. */
export function escapeJson(json: string): string {
  return replaceHidden(json, unicodeEscape).replace(/#(?=#)/g, unicodeEscape);
}

function unicodeEscape(char: string): string {
  return Array.from({ length: char.length }, (_, at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
    '',
  );
}

/** What a cell of CSV is not written as it is for. */
const NOT_CSV = /^[\s=+\-@＝＋－＠]|[",\r\n\t;]/;
/**
 * Where a spreadsheet begins a formula, also by the wide signs that some of them take for the narrow ones, and after a
 * mark at which one that is set to another language cuts the line: it doesn’t see the quotes then.
 */
const FORMULA = /(?<=[;\t\r\n]\s*)[=+\-@＝＋－＠]/g;

/** For CSV (RFC 4180 §2), safe from spreadsheet formulas: where one would begin, a quote mark stands before it. */
export function escapeCsv(text: string): string {
  if (!NOT_CSV.test(text)) return text;
  const begin = /^\s*[=+\-@＝＋－＠]?/.exec(text)?.[0] ?? '';
  const quote = /^[\t\r]|\S$/.test(begin) ? "'" : '';
  const safe = `${quote}${begin}${text.slice(begin.length).replace(FORMULA, `'$&`)}`;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
