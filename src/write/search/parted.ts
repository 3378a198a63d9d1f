import { createHash } from 'node:crypto';
import { PART_FILTER } from '../../publish/search-parts.ts';
import type { SearchRecord } from '../../publish/search-records.ts';

/** Which part a record is in, from 0: told by its address alone, so that others that come and go leave it where it is. */
export function partOf({ url }: SearchRecord, parts: number): number {
  return parts === 1 ? 0 : createHash('sha256').update(url).digest().readUInt32BE() % parts;
}

/**
 * One page for each part, which has every word of it once. Pagefind answers with what begins alike where it has not got
 * a word, or passes over it; one part alone cannot know that another has it.
 */
export function wordRecords(parts: readonly (readonly SearchRecord[])[]): SearchRecord[] {
  return parts.map((records, at) => ({
    url: `/${at + 1}/`,
    title: '',
    content: [...wordsOf(records)].join(' '),
    filters: { [PART_FILTER]: [String(at + 1)] },
  }));
}

/** Pagefind finds a page by its title and its kind, too. */
function wordsOf(records: readonly SearchRecord[]): Set<string> {
  const words = new Set<string>();
  for (const { title, content, filters } of records)
    for (const text of [title, content, ...(filters['kind'] ?? [])])
      for (const word of text.split(/\s+/)) words.add(word);
  return words;
}
