/** Where the line after a value begins, and after the comments below it that are indented further than its list or map. */
export function lineAfter(text: string, end: number, column: number): number {
  let at = end > 0 && text[end - 1] === '\n' ? end : lineEnd(text, end);
  const comment = new RegExp(` {${column + 1},}#[^\\n]*(?:\\n|$)`, 'y');
  for (comment.lastIndex = at; comment.test(text); at = comment.lastIndex);
  return at;
}

function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found === -1 ? text.length : found + 1;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Where the line of a key begins, or the comment that stands right above it and is indented no further. */
export function blockStart(text: string, at: number): number {
  const comment = new RegExp(`^ {0,${columnOf(text, at)}}#`);
  let start = lineStart(text, at);
  while (start > 0 && comment.test(text.slice(lineStart(text, start - 1), start))) start = lineStart(text, start - 1);
  return start;
}

/** How far into its line an offset is. */
export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** The blanks before the first item or key; a `- ` before it counts as blanks. */
export function indentOf(text: string, at: number): string {
  return ' '.repeat(columnOf(text, at));
}
