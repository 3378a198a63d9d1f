/**
 * One escaper for each target that text from a record is printed to. Record text is data: it may not
 * start a tag, a terminal sequence, a workflow command or a formula.
 */

const HTML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For text and double-quoted attributes of HTML and XML 1.0; characters XML forbids are dropped. */
export function escapeHtml(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters that XML 1.0 §2.2 excludes
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"']/g, (char) => HTML[char] ?? char);
}

// Controls (C0, DEL, C1), line separators, bidi controls and zero-width characters.
// eslint-disable-next-line no-control-regex -- naming them is the point
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/** For a terminal or a CI log: one line, and every invisible character shown as its code point. */
export function escapeTerminal(text: string): string {
  return text.replace(UNPRINTABLE, (char) => `<U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`);
}

/** For CSV (RFC 4180 §2), safe from spreadsheet formulas: a leading = + - @ tab or CR gets a quote mark before it. */
export function escapeCsv(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
