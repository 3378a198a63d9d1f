import { compare } from '../../diagnostic/compare.ts';
import { type FacetList, type ListRow, NAME, NONE } from './facet-list.ts';

/** What is asked of a list: words that all have to be there, and of each facet values of which one has to fit. */
export interface Asked {
  readonly words: string;
  /** The ids of the values by the id of their facet. */
  readonly chosen: ReadonlyMap<string, readonly string[]>;
}

/** By which column things are sorted; what has nothing there comes last either way. */
export interface Sorting {
  readonly column: string;
  readonly isDescending: boolean;
}

export interface Answer {
  readonly rows: readonly ListRow[];
  /** For each value of each facet, how many things it would show, whatever is chosen in that facet itself. */
  readonly counts: readonly (readonly number[])[];
}

export const NOTHING_ASKED: Asked = { words: '', chosen: new Map() };
export const BY_NAME: Sorting = { column: NAME, isDescending: false };

/** Readies a list for questions; each takes one pass over its rows. */
export function answering(list: FacetList): (asked: Asked, sorting?: Sorting) => Answer {
  const texts = new Map<ListRow, string>();
  const textOf = (row: ListRow) => {
    const known = texts.get(row);
    if (known !== undefined) return known;
    const text = searchedText(row, list);
    texts.set(row, text);
    return text;
  };
  return ({ words, chosen }, sorting = BY_NAME) => {
    const looked = folded(words).split(/\s+/).filter(Boolean);
    const wanted = list.facets.map(({ id, values }) => placesOf(chosen.get(id), values));
    const counts = list.facets.map(({ values }) => values.map(() => 0));
    const rows: ListRow[] = [];
    for (const row of list.rows) {
      if (looked.length > 0 && !looked.every((word) => textOf(row).includes(word))) continue;
      const missed = missedFacets(row, wanted);
      if (missed.length === 0) {
        rows.push(row);
        for (const at of counts.keys()) count(row, at, counts);
      } else if (missed.length === 1) count(row, missed[0] ?? 0, counts);
    }
    return { rows: sorted(rows, sorting, list), counts };
  };
}

/** The places of the values that are chosen; one that the facet does not have fits nothing. */
function placesOf(
  chosen: readonly string[] | undefined,
  values: FacetList['facets'][number]['values'],
): ReadonlySet<number> | undefined {
  return chosen && new Set(chosen.map((id) => values.findIndex((value) => value.id === id)));
}

/** The facets in which a row has none of the values that are chosen; two are enough to know. */
function missedFacets([, , , values]: ListRow, wanted: readonly (ReadonlySet<number> | undefined)[]): number[] {
  const missed: number[] = [];
  for (const [at, places] of wanted.entries()) {
    if (places === undefined || values[at]?.some((place) => places.has(place))) continue;
    missed.push(at);
    if (missed.length === 2) break;
  }
  return missed;
}

function count([, , , values]: ListRow, at: number, counts: readonly number[][]): void {
  const own = counts[at];
  if (own) for (const place of values[at] ?? []) own[place] = (own[place] ?? 0) + 1;
}

function searchedText([id, name, , values]: ListRow, { facets }: FacetList): string {
  const words = facets.flatMap((facet, at) =>
    facet.isSearched ? (values[at] ?? []).map((place) => facet.values[place]?.text) : [],
  );
  return folded([id, name, ...words].join('\n'));
}

/** Text to be compared: in lower case and without accents. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function sorted(rows: readonly ListRow[], { column, isDescending }: Sorting, list: FacetList): readonly ListRow[] {
  if (column === NAME) return isDescending ? rows.toReversed() : rows;
  const key = keyOf(column, list);
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [one, other] = [key(a), key(b)];
    return one && other ? sign * compare(one, other) : Number(!one) - Number(!other);
  });
}

/** What rows are sorted by in a column; empty for what comes last. The values of a facet stand in their order. */
function keyOf(column: string, { days, facets }: FacetList): (row: ListRow) => string {
  const day = days.findIndex(({ id }) => id === column);
  if (day >= 0) return ([, , own]) => own[day] ?? '';
  const at = facets.findIndex(({ id }) => id === column);
  const keys = facets[at]?.values.map(({ id }, place) => (id === NONE ? '' : String(place).padStart(6, '0'))) ?? [];
  return ([, , , values]) => keys[values[at]?.[0] ?? -1] ?? '';
}
