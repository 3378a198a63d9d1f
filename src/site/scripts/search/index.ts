import type { Asked } from '../../../publish/facets/answer.ts';
import { isEmpty } from '../facets/asked.ts';
import { type Facet, FACETS } from './state.ts';

/** What is used of Pagefind’s own script, https://pagefind.app/docs/api/. */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  filters(): Promise<Counts>;
  search(
    words: string | null,
    options: { filters: Record<string, { any: readonly string[] }> },
  ): Promise<{ results: readonly { data(): Promise<Found> }[]; filters: Counts }>;
}

type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** One page that was found. */
export interface Found {
  readonly url: string;
  readonly meta: { readonly title?: string; readonly kind?: string };
  /** Escaped text in which the words that fit are in `mark`. */
  readonly excerpt: string;
}

export interface Answer {
  readonly total: number;
  readonly take: (from: number, to: number) => Promise<readonly Found[]>;
  /** How many pages each value of each facet would show, whatever is chosen in that facet itself. */
  readonly counts: ReadonlyMap<Facet, ReadonlyMap<string, number>>;
}

/** The full-text index; loaded when the first question is asked. */
export async function openIndex(script: string, base: string): Promise<(asked: Asked) => Promise<Answer>> {
  const pagefind = (await import(/* @vite-ignore */ script)) as Pagefind;
  await pagefind.options({ baseUrl: base, excerptLength: 28 });
  // Until its filters are loaded, Pagefind counts only those that a question names.
  await pagefind.filters();
  return (asked) => answer(pagefind, asked);
}

async function answer(pagefind: Pagefind, asked: Asked): Promise<Answer> {
  const query = (leaveOut?: Facet) => {
    const filters = [...asked.chosen]
      .filter(([facet]) => facet !== leaveOut)
      .map(([facet, values]) => [facet, { any: values }] as const);
    return pagefind.search(asked.words.trim() === '' ? null : asked.words, { filters: Object.fromEntries(filters) });
  };
  const found = isEmpty(asked) ? { results: [], filters: await pagefind.filters() } : await query();
  const counts = FACETS.map(
    async (facet) =>
      [facet, counted(asked.chosen.has(facet) ? (await query(facet)).filters[facet] : found.filters[facet])] as const,
  );
  return {
    total: found.results.length,
    take: (from, to) => Promise.all(found.results.slice(from, to).map((result) => result.data())),
    counts: new Map(await Promise.all(counts)),
  };
}

function counted(values: Readonly<Record<string, number>> = {}): ReadonlyMap<string, number> {
  return new Map(Object.entries(values).filter(([, count]) => count > 0));
}
