/** A token of RFC 8259 §2 with the blanks before it: a mark, a text, or a number or word. */
const TOKEN =
  // eslint-disable-next-line no-control-regex -- the controls that a text may not hold
  /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)(?![\w.]))/y;

type Want = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

/** Where text stops being JSON, in UTF-16 code units; the errors of `JSON.parse` mostly don't say. */
export function jsonFaultAt(text: string): number {
  const open: string[] = [];
  let want: Want = 'value';
  for (let at = 0; ; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    const start = at + (/^[ \t\n\r]*/.exec(text.slice(at))?.[0].length ?? 0);
    const next: Want | undefined | null =
      match && after(want, match[1] ?? (match[2] === undefined ? 'word' : 'text'), open);
    if (!next) return start;
    want = next;
  }
}

/** What is wanted after a token; nothing when the token itself is not what was wanted. */
function after(want: Want, token: string, open: string[]): Want | undefined {
  const isEnd = token === (open.at(-1) === '{' ? '}' : ']');
  if (isEnd && open.length > 0 && want.endsWith('end')) {
    open.pop();
    return open.length === 0 ? 'nothing' : 'comma or end';
  }
  if (want.startsWith('value') && (token === '{' || token === '[')) {
    open.push(token);
    return token === '{' ? 'key or end' : 'value or end';
  }
  if (want.startsWith('value') && (token === 'text' || token === 'word'))
    return open.length === 0 ? 'nothing' : 'comma or end';
  if (want.startsWith('key') && token === 'text') return 'colon';
  if (want === 'colon' && token === ':') return 'value';
  if (want === 'comma or end' && token === ',') return open.at(-1) === '{' ? 'key' : 'value';
  return undefined;
}
