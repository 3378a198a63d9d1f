import type { Answer, Asked } from './answer.ts';
import type { FacetList } from './facet-list.ts';

/** A facet as it stands beside a list: its values with how many things each would show. */
export interface ShownFacet {
  readonly id: string;
  readonly title: string;
  readonly values: readonly {
    readonly id: string;
    readonly text: string;
    readonly count: number;
    readonly isChosen: boolean;
  }[];
  /** How many more values there are than are shown. */
  readonly more: number;
}

/** Past this a facet is no help to anybody’s eye, and the words find what it leaves out. */
const MOST_VALUES = 50;

/** The facets of an answer: values that would show something, the most frequent of very many; what is chosen stays. */
export function shownFacets({ facets }: FacetList, { chosen }: Asked, { counts }: Answer): ShownFacet[] {
  return facets.map(({ id, title, values }, at) => {
    const own = new Set(chosen.get(id));
    const known = values.map((value, place) => ({
      id: value.id,
      text: value.text,
      count: counts[at]?.[place] ?? 0,
      isChosen: own.delete(value.id),
    }));
    const unknown = [...own].map((value) => ({ id: value, text: value, count: 0, isChosen: true }));
    const all = [...known, ...unknown].filter(({ count, isChosen }) => count > 0 || isChosen);
    const least = all.map(({ count }) => count).sort((a, b) => b - a)[MOST_VALUES - 1] ?? 0;
    const frequent = all.filter(({ count, isChosen }) => isChosen || count > least);
    const room = new Set(all.filter((value) => !frequent.includes(value)).slice(0, MOST_VALUES - frequent.length));
    const shown = all.filter((value) => frequent.includes(value) || room.has(value));
    return { id, title, values: shown, more: all.length - shown.length };
  });
}
