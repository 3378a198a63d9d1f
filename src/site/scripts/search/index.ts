import type { Asked } from '../../../publish/facets/answer.ts';
import { isEmpty } from '../facets/asked.ts';
import type { Counts, Found } from './pagefind.ts';
import { openParted, type Parted } from './parted.ts';
import { type Facet, FACETS } from './state.ts';

export interface Answer {
  readonly total: number;
  readonly take: (from: number, to: number) => Promise<readonly Found[]>;
  /** How many pages each value of each facet would show, whatever is chosen in that facet itself. */
  readonly counts: ReadonlyMap<Facet, ReadonlyMap<string, number>>;
}

/**
 * The full-text index; loaded when the first question is asked.
 * @param folder its address, with a slash at its end
 * @param base the path that the site is published under
 */
export async function openIndex(
  folder: string,
  base: string,
  parts: number,
): Promise<(asked: Asked) => Promise<Answer>> {
  const index = await openParted(folder, base, parts);
  return (asked) => answer(index, asked);
}

async function answer(index: Parted, asked: Asked): Promise<Answer> {
  const query = (leaveOut?: Facet) => {
    const filters = [...asked.chosen]
      .filter(([facet]) => facet !== leaveOut)
      .map(([facet, values]) => [facet, { any: values }] as const);
    return index.search(asked.words.trim() === '' ? null : asked.words, Object.fromEntries(filters));
  };
  const found = isEmpty(asked)
    ? { total: 0, filters: await index.filters(), take: () => Promise.resolve([]) }
    : await query();
  const counts = FACETS.map(
    async (facet) =>
      [facet, counted(asked.chosen.has(facet) ? (await query(facet)).filters[facet] : found.filters[facet])] as const,
  );
  return { total: found.total, take: found.take, counts: new Map(await Promise.all(counts)) };
}

function counted(values: Counts[string] = {}): ReadonlyMap<string, number> {
  return new Map(Object.entries(values).filter(([, count]) => count > 0));
}
