/**
 * What a reviewer cannot see: controls, bidi overrides, zero-width and other ignorable characters (Unicode
 * Standard §5.21), half surrogates. Tab, line feed and the two variation selectors of emoji are no surprise.
 */
const HIDDEN =
  /[[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2028\u2029\ufff9-\ufffb]--[\t\n\ufe0e\ufe0f]]/gv;

/** Texts without any of these, nearly all of them, need no slow look. */
const UNUSUAL = /[^\t\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u034e\u2010-\u2027\u2030-\u205e\u2070-\u2fef]/;

export interface HiddenCharacter {
  /** Such as `U+202E`. */
  readonly codePoint: string;
  /** In UTF-16 code units. */
  readonly offset: number;
}

/** The first of the characters that a reviewer cannot see, at most `most` of them. */
export function hiddenCharacters(text: string, most: number): HiddenCharacter[] {
  if (!UNUSUAL.test(text)) return [];
  const found: HiddenCharacter[] = [];
  for (const match of text.matchAll(HIDDEN)) {
    if (found.length === most) break;
    found.push({ codePoint: codePoint(match[0]), offset: match.index });
  }
  return found;
}

/** The code point of the first character that a reviewer cannot see. */
export function hiddenCharacter(text: string): string | undefined {
  return hiddenCharacters(text, 1)[0]?.codePoint;
}

/** The text with every character that a reviewer cannot see put in other words. */
export function replaceHidden(text: string, write: (char: string) => string): string {
  return UNUSUAL.test(text) ? text.replace(HIDDEN, write) : text;
}

/** The text with every such character spelled out, such as `<U+202E>`. */
export function spelled(text: string): string {
  return replaceHidden(text, (char) => `<${codePoint(char)}>`);
}

/** Such as `U+202E`. */
export function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
