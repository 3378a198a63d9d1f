import { oneLine } from '../export-source.ts';

/** What would be markup, a link, an inserted parameter or HTML in a line of OSCAL’s Markdown. */
const SPECIAL = /[\\`*_[\]{}<>~^&]/g;
/** What would make a line a heading or an item of a list, up to its mark. */
const BLOCK = /^(\d*)(?=[.)#+=-])/;

/**
 * A text of a record for a field that holds Markdown (CommonMark 0.31 §2.4): the same words on one line,
 * and nothing in them markup.
 */
export function markup(text: string): string {
  return oneLine(text).replace(SPECIAL, '\\$&').replace(BLOCK, '$1\\');
}

/**
 * The id of a control as a token (XML NCName), as which OSCAL has it: `AC-2(1)` as `AC-2..1`, `5.1` as
 * `_5.1`. No two ids of one framework give the same token.
 */
export function token(id: string): string {
  const plain = id
    .replaceAll('(', '..')
    .replaceAll(')', '')
    .replace(/[^\p{L}\p{N}._-]/gu, (char) => `_${char.codePointAt(0)?.toString(16)}_`);
  return /^[\p{L}_]/u.test(plain) ? plain : `_${plain}`;
}

/** The token of the statement of a control, which findings are about. */
export function statementToken(id: string): string {
  return `${token(id)}_smt`;
}
