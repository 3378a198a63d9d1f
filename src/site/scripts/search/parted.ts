import { PART_FILTER, partFolders, SEARCH_KINDS, WORDS_FOLDER } from '../../../publish/search-parts.ts';
import { type Counts, type Filters, type Found, openPagefind, type Pagefind, type Result } from './pagefind.ts';

/** An index that may lie in several parts, each of which answers in a thread of its own. */
export interface Parted {
  filters(): Promise<Counts>;
  search(words: string | null, filters: Filters): Promise<Hits>;
}

/** The pages that fit. */
export interface Hits {
  readonly total: number;
  readonly filters: Counts;
  readonly take: (from: number, to: number) => Promise<readonly Found[]>;
}

/** @param folder its address, with a slash at its end */
export async function openParted(folder: string, base: string, count: number): Promise<Parted> {
  const open = (name: string) => openPagefind(`${folder}${name}`, base);
  const [words, ...parts] = await Promise.all([
    count > 1 ? open(WORDS_FOLDER) : undefined,
    ...partFolders(count).map(open),
  ]);
  return {
    filters: async () => sum(await Promise.all(parts.map((part) => part.filters()))),
    search: async (asked, filters) => {
      const having = words === undefined || asked === null ? parts : await withWords(asked, words, parts);
      const found = await Promise.all(having.map((part) => part.search(asked, { filters })));
      const lists = found.map(({ results }) => results);
      return {
        total: lists.reduce((total, { length }) => total + length, 0),
        filters: sum(found.map((each) => each.filters)),
        take: asked === null ? inOrder(lists) : bestFirst(lists),
      };
    },
  };
}

/**
 * The parts that may answer a question. For a word that it has not got, a part would answer with what begins alike, or
 * pass over it; so those are left out that lack a word which another one has. Words that are asked for as they stand,
 * in quotes, each part finds or does not.
 */
async function withWords(asked: string, words: Pagefind, parts: readonly Pagefind[]): Promise<readonly Pagefind[]> {
  if (/^\s*".+"\s*$/.test(asked)) return parts;
  const each = asked.split(/\s+/).filter((word) => word !== '');
  const answers = await Promise.all(each.map((word) => words.search(word, { filters: {} })));
  const known = answers.filter(({ results }) => results.length > 0);
  return parts.filter((_, at) => known.every(({ filters }) => (filters[PART_FILTER]?.[String(at + 1)] ?? 0) > 0));
}

function bestFirst(lists: readonly (readonly Result[])[]): Hits['take'] {
  const all = lists.length === 1 ? (lists[0] ?? []) : lists.flat().sort((a, b) => b.score - a.score);
  return (from, to) => Promise.all(all.slice(from, to).map((result) => result.data()));
}

/** How many pages of each list are loaded at once. */
const AHEAD = 5;

/** Lists that each are in order as one that is. Loads no more of them than it has to. */
function inOrder(lists: readonly (readonly Result[])[]): Hits['take'] {
  if (lists.length === 1) return bestFirst(lists);
  const waiting = lists.map((results) => ({ results, next: 0, loaded: [] as Found[] }));
  const taken: Found[] = [];
  return async (from, to) => {
    while (taken.length < to) {
      await Promise.all(waiting.map(fill));
      const first = firstOf(waiting.flatMap(({ loaded }) => loaded[0] ?? []));
      const list = waiting.find(({ loaded }) => loaded[0] === first);
      if (first === undefined || list === undefined) break;
      list.loaded.shift();
      taken.push(first);
    }
    return taken.slice(from, to);
  };
}

async function fill(list: { readonly results: readonly Result[]; next: number; loaded: Found[] }): Promise<void> {
  if (list.loaded.length > 0) return;
  const ahead = list.results.slice(list.next, list.next + AHEAD);
  list.next += ahead.length;
  list.loaded = await Promise.all(ahead.map((result) => result.data()));
}

/** By kind, and then by address, of which what stands behind it comes later. */
function firstOf(pages: readonly Found[]): Found | undefined {
  const key = ({ url, meta }: Found) => [SEARCH_KINDS.indexOf(meta.kind ?? ''), url.replace(/\/$/, '')] as const;
  return pages.reduce<Found | undefined>((first, page) => {
    if (first === undefined) return page;
    const [[kind, url], [firstKind, firstUrl]] = [key(page), key(first)];
    return kind < firstKind || (kind === firstKind && url < firstUrl) ? page : first;
  }, undefined);
}

function sum(all: readonly Counts[]): Counts {
  // Without a prototype, since the names come from records.
  const total = Object.create(null) as Record<string, Record<string, number>>;
  for (const counts of all)
    for (const [name, values] of Object.entries(counts)) {
      const own = (total[name] ??= Object.create(null) as Record<string, number>);
      for (const [value, count] of Object.entries(values)) own[value] = (own[value] ?? 0) + count;
    }
  return total;
}
