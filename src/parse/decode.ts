import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { hiddenCharacters } from '../diagnostic/hidden.ts';
import { readingFault } from '../diagnostic/reading-faults.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
const MOST_SHOWN = 5;

/** The text of a file, or why it is not read; then `text` only serves to find the lines of the faults. */
export type Decoded =
  { readonly text: string } | { readonly text: string; readonly diagnostics: readonly Diagnostic[] };

/**
 * Bytes to text: UTF-8 only, a byte order mark is dropped, CRLF becomes LF. What a reviewer could not
 * see (controls, bidi overrides, zero-width characters) and lone carriage returns are refused, not stripped.
 */
export function decode(bytes: Buffer, file: string): Decoded {
  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    return notText(bytes, file);
  }
  if (text.includes('\r')) text = text.replaceAll('\r\n', '\n');
  const hidden = hiddenCharacters(text, MOST_SHOWN);
  if (hidden.length === 0) return { text };
  return {
    text,
    diagnostics: hidden.map(({ codePoint, offset }) =>
      readingFault('source/hidden-character', { file, offset }, codePoint),
    ),
  };
}

function notText(bytes: Buffer, file: string): Decoded {
  const why = looksLike(bytes);
  if (why !== undefined) return { text: '', diagnostics: [readingFault('source/not-utf8', { file }, why)] };
  const text = bytes.toString('utf8').replaceAll('\r\n', '\n');
  // Where a byte is no UTF-8, this decoder writes U+FFFD.
  return {
    text,
    diagnostics: [
      readingFault(
        'source/not-utf8',
        { file, offset: Math.max(0, text.indexOf('\ufffd')) },
        'its bytes are not UTF-8 here',
      ),
    ],
  };
}

function looksLike(bytes: Buffer): string | undefined {
  if (bytes.length >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)))
    return 'it looks like UTF-16';
  return bytes.subarray(0, 4096).includes(0) ? 'it looks like a binary file' : undefined;
}
