import { escapeTerminal } from '../diagnostic/escape.ts';

/** For a line of Markdown (CommonMark 0.31 §2.4): the same words, and nothing in them markup, a link or a mention. */
export function markdown(text: string): string {
  return escapeTerminal(text).replace(/[\\`*_{}[\]()#+!<>|@&~]/g, '\\$&');
}

/** Code in Markdown: a block with the name of its language, or a span; fenced by more backticks than it holds. */
export function fenced(text: string, language?: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  if (language === undefined) {
    const fence = '`'.repeat(longest + 1);
    const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
    return `${fence}${pad}${text}${pad}${fence}`;
  }
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}
