/** In records: Pagefind holds all of an index in memory while it is made, about 100 KB for each. */
const PART = 4000;
/** Each part is asked by a thread of its own in the browser. */
const MOST = 12;

/** The kinds of what search finds, in the order in which it is indexed and listed. */
export const SEARCH_KINDS = ['System', 'Intake', 'Identity', 'Person', 'Exception', 'Control', 'Guide'];

/** In how many parts so many records are indexed. */
export function searchParts(records: number): number {
  return Math.min(MOST, Math.max(1, Math.ceil(records / PART)));
}

/** The folders of the parts below that of the index, each with a slash behind it; all of it is one where it is not parted. */
export function partFolders(parts: number): readonly string[] {
  return parts === 1 ? [''] : Array.from({ length: parts }, (_, at) => `${at + 1}/`);
}

/** The folder beside them, of an index whose pages are the parts: it tells which of them hold a word. */
export const WORDS_FOLDER = 'words/';

/** The filter that names the part in it, by its number from 1. */
export const PART_FILTER = 'part';
