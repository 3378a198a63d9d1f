import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { readingFault } from '../diagnostic/reading-faults.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
// eslint-disable-next-line no-control-regex -- these are the characters that are refused
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const MOST_SHOWN = 5;

/**
 * Bytes to text: UTF-8 only, a byte order mark is dropped, CRLF becomes LF. What a reviewer could not
 * see (controls, bidi overrides, zero-width characters) and lone carriage returns are refused, not stripped.
 */
export function decode(bytes: Buffer, file: string): { text: string } | { diagnostics: Diagnostic[] } {
  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    return { diagnostics: [readingFault('source/not-utf8', { file }, looksLike(bytes))] };
  }
  if (text.includes('\r')) text = text.replaceAll('\r\n', '\n');
  const diagnostics: Diagnostic[] = [];
  for (const match of text.matchAll(HIDDEN)) {
    if (diagnostics.length === MOST_SHOWN) break;
    diagnostics.push(readingFault('source/hidden-character', { file, offset: match.index }, codePoint(match[0])));
  }
  return diagnostics.length > 0 ? { diagnostics } : { text };
}

function looksLike(bytes: Buffer): string {
  if (bytes.length >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))) return 'it looks like UTF-16';
  return bytes.subarray(0, 4096).includes(0) ? 'it looks like a binary file' : 'its bytes are not UTF-8';
}

/** The code point of the first character that a reviewer could not see, such as `U+202E`. */
export function hiddenCharacter(text: string): string | undefined {
  const at = text.search(HIDDEN);
  return at === -1 ? undefined : codePoint(text.slice(at));
}

function codePoint(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
