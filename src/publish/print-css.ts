import type { Snapshot } from './snapshot.ts';

/** What stands on every printed page: the registry, the commit, the day it was judged on, and the page number. */
export function printCss({ name, commit, dirty, asOfWords, isExample }: Snapshot): string {
  const stamp = [
    commit ? `Snapshot ${commit}${dirty ? ' (working copy)' : ''}` : undefined,
    `as of ${asOfWords}`,
    isExample ? 'example organisation' : undefined,
  ];
  const line = [name, stamp.filter(Boolean).join(', ')].join(' — ');
  return `@page {
font: 7.5pt "IBM Plex Sans", sans-serif;
@bottom-left { content: ${cssString(line)}; white-space: nowrap; }
@bottom-right { content: "Page " counter(page) " of " counter(pages); }
}
`;
}

/** Text as a CSS string (CSS Syntax 3 §4.3.5): whatever is no plain letter, digit or blank is escaped. */
function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ,.]/gu, (char) => `\\${(char.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
