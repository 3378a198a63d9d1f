/** The facets of the search, in the order in which they are offered; also their names in the address. */
export const FACETS = ['kind', 'tier', 'status', 'team', 'owner', 'framework', 'data class'] as const;
export type Facet = (typeof FACETS)[number];

/** What is asked: words, and of each facet the values of which one has to fit. */
export interface Asked {
  readonly words: string;
  readonly chosen: ReadonlyMap<Facet, readonly string[]>;
}

/** The question that stands in an address, `?q=credit&tier=High`. */
export function readAddress(search: string): Asked {
  const parameters = new URLSearchParams(search);
  const chosen = FACETS.map((facet) => [facet, [...new Set(parameters.getAll(facet))]] as const).filter(
    ([, values]) => values.length > 0,
  );
  return { words: parameters.get('q') ?? '', chosen: new Map(chosen) };
}

/** The address of a question; empty for none. */
export function writeAddress({ words, chosen }: Asked): string {
  const parameters = new URLSearchParams();
  if (words !== '') parameters.set('q', words);
  for (const [facet, values] of chosen) for (const value of values) parameters.append(facet, value);
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

export function isEmpty({ words, chosen }: Asked): boolean {
  return words.trim() === '' && chosen.size === 0;
}

/** The same question without one value. */
export function without({ words, chosen }: Asked, facet: Facet, value: string): Asked {
  const rest = (chosen.get(facet) ?? []).filter((other) => other !== value);
  const others = [...chosen].filter(([name]) => name !== facet);
  return { words, chosen: new Map(rest.length > 0 ? [...others, [facet, rest] as const] : others) };
}
