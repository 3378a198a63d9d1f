import { compare } from '../../diagnostic/compare.ts';

export interface CleanText {
  /** Trimmed, with LF line ends and plain spaces. */
  readonly text: string;
  /** The code points that were taken out because a reviewer cannot see them, such as `U+200B`. */
  readonly hidden: readonly string[];
}

const PLAIN = /^[\x20-\x7e]*$/;
// Wider than what `parse/decode.ts` refuses, so that nothing written here can be refused there: all
// controls and format characters, whatever Unicode calls ignorable, and half surrogates.
const HIDDEN = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** Text as a reviewer sees it. White space is made plain in silence; what was invisible is named. */
export function clean(raw: string): CleanText {
  if (PLAIN.test(raw)) return { text: raw.trim(), hidden: [] };
  const spaced = raw.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[\t\v\f\p{Zs}]/gu, ' ');
  const hidden = new Set<string>();
  const seen = spaced.replace(HIDDEN, (char) => {
    hidden.add(codePoint(char));
    return '';
  });
  return { text: withoutTrailingSpaces(seen).trim(), hidden: [...hidden].sort(compare) };
}

// A regular expression for this takes quadratic time over a long run of spaces.
function withoutTrailingSpaces(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** On one line, with single spaces: headers, titles, and keys that are compared. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The form in which answers are compared: one line, in lower case. */
export function compared(text: string): string {
  return oneLine(text).toLowerCase();
}

function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
