import type { Column, Tone } from '../page-parts.ts';

/** A value of a facet, in the words of the pages. */
export interface FacetValue {
  /** In addresses; permanent. */
  readonly id: string;
  readonly text: string;
  /** Both where it is a state, which is shown with its symbol. */
  readonly symbol?: string;
  readonly tone?: Tone;
  /** Its own page, where it has one. */
  readonly href?: string;
}

/** One way to narrow a list down, with the values that its things have, in their order. */
export interface Facet {
  readonly id: string;
  readonly title: string;
  readonly values: readonly FacetValue[];
  /** Whether words are looked for in its values too. */
  readonly isSearched?: boolean;
}

export interface ListColumn {
  readonly title: string;
  /** What it shows, by which it is also sorted: `name`, or the id of a facet or of a day. */
  readonly id: string;
  readonly as?: Column['as'];
}

/**
 * One thing: its id, its name, its days in the order of the list’s (empty where nobody gave it, null where there is
 * none to give), and for each facet the places of its values.
 */
export type ListRow = readonly [
  id: string,
  name: string,
  days: readonly (string | null)[],
  values: readonly (readonly number[])[],
];

/**
 * A register as what its readers narrow down, sort and take away: plain JSON, which their browser fetches when it is
 * first asked something. The page without script is made of the same.
 */
export interface FacetList {
  /** The snapshot that it is of, which is that of the page or else of a newer one. */
  readonly snapshot: string;
  /** Where it is, and below it each thing; begins and ends with `/`. */
  readonly address: string;
  readonly one: string;
  readonly many: string;
  readonly facets: readonly Facet[];
  readonly days: readonly { readonly id: string; readonly title: string }[];
  readonly columns: readonly ListColumn[];
  /** By name. */
  readonly rows: readonly ListRow[];
}

/** The value of a facet for what nobody wrote down, or for nothing at all. */
export const NONE = '-';
export const NAME = 'name';
