import { escapeTerminal } from '../diagnostic/escape.ts';

/**
 * For a line of Markdown (CommonMark 0.31 §2.4): the same words, and nothing in them markup or a link. Forges also link
 * plain words (addresses, `@name`, `#12`, commit ids) after the Markdown is HTML, where no escape is left, so a word
 * joiner, which nobody sees, parts what they look for.
 */
export function markdown(text: string): string {
  return parted(escapeTerminal(text).trim())
    .replace(/[\\`*_{}[\]()#+!<>|@&~$^]/g, '\\$&')
    .replace(/^(\d+)(?=[.)])/, '$1\\')
    .replace(/^[-=/]/, '\\$&')
    .replaceAll(JOINER, '&#8288;');
}

const JOINER = '\u2060';

/** What GitHub and GitLab make links, pictures or formulas of, wherever it stands in a text. */
const LINKED = [
  // @name, #12, !12, $12, &12, %name, ~name, ^alert, and the same with quotes: `%"v1.0"`.
  /(?<=[@#!$&%~^])(?=[\p{L}\p{N}"_])/gu,
  // http://, ftp://, mailto:, xmpp:, and every other scheme.
  /(?<=\p{L}[\w+.-]*:)(?=\S)/gu,
  /(?<=\bwww)(?=\.)/giu,
  /(?<=\bGH-)(?=\d)/giu,
];

/** The id of a commit, in full or in part; six digits of one are too few to be looked for. */
const COMMIT = /\b[0-9a-f]{7,64}\b/giu;

function parted(text: string): string {
  return LINKED.reduce((parts, pattern) => parts.replace(pattern, JOINER), text).replace(COMMIT, (id) =>
    id.replace(/.{6}(?=.)/g, `$&${JOINER}`),
  );
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

/** A path or an id from a record as code, on one line; nothing in code is markup, a link or a mention. */
export function codeSpan(text: string): string {
  return fenced(escapeTerminal(text.replace(/\s+/g, ' ').trim()) || ' ');
}
