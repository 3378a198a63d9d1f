import { compare } from '../../diagnostic/compare.ts';
import { type Facet, type FacetList, type FacetValue, type ListRow, NONE } from './facet-list.ts';

/** A facet before its values are counted. */
export interface FacetDefinition<Thing> extends Omit<Facet, 'values'> {
  readonly of: (thing: Thing) => readonly FacetValue[];
  /** The ids of its values in their order, where that is not the order of their words. */
  readonly order?: readonly string[];
  /** What is said of a thing that has none of its values. */
  readonly none: string;
}

export interface ListDefinition<Thing> extends Omit<FacetList, 'facets' | 'days' | 'rows'> {
  readonly nameOf: (thing: Thing) => { readonly id: string; readonly name: string };
  readonly facets: readonly FacetDefinition<Thing>[];
  readonly days: readonly {
    readonly id: string;
    readonly title: string;
    /** Empty where nobody gave it, null where there is none to give. */
    readonly of: (thing: Thing) => string | null;
  }[];
}

/** The list of things: every value stands once, in its facet, and a thing names it by its place there. */
export function facetList<Thing>(
  { nameOf, facets, days, ...about }: ListDefinition<Thing>,
  things: Iterable<Thing>,
): FacetList {
  const sorted = [...things]
    .map((thing) => ({ thing, ...nameOf(thing) }))
    .map((one) => ({ ...one, key: one.name.toLowerCase() }))
    .sort((a, b) => compare(a.key, b.key) || compare(a.id, b.id));
  const encoded = facets.map((facet) => encode(facet, sorted));
  return {
    ...about,
    facets: encoded.map(({ facet }) => facet),
    days: days.map(({ id, title }) => ({ id, title })),
    rows: sorted.map(({ thing, id, name }, at): ListRow => [
      id,
      name,
      days.map(({ of }) => of(thing)),
      encoded.map(({ places }) => places[at] ?? []),
    ]),
  };
}

function encode<Thing>(
  { of, order, none, ...about }: FacetDefinition<Thing>,
  sorted: readonly { readonly thing: Thing }[],
): { facet: Facet; places: number[][] } {
  const known = new Map<string, FacetValue>();
  const ids = sorted.map(({ thing }) => {
    const own = of(thing);
    const values = own.length > 0 ? own : [{ id: NONE, text: none }];
    for (const value of values) known.set(value.id, value);
    return new Set(values.map(({ id }) => id));
  });
  const rank = ({ id }: FacetValue) => (id === NONE ? Number.POSITIVE_INFINITY : (order?.indexOf(id) ?? 0));
  const values = [...known.values()].sort(
    (a, b) =>
      Math.sign(rank(a) - rank(b)) || compare(a.text.toLowerCase(), b.text.toLowerCase()) || compare(a.id, b.id),
  );
  const places = new Map(values.map(({ id }, at) => [id, at]));
  return {
    facet: { ...about, values },
    places: ids.map((own) => Array.from(own, (id) => places.get(id) ?? 0).sort((a, b) => a - b)),
  };
}
