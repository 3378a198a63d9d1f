import type { Asked } from '../../../publish/facets/answer.ts';

/** The question that stands in an address, `?q=credit&tier=high`, with values of these facets; others are passed over. */
export function readAsked(parameters: URLSearchParams, facets: readonly string[]): Asked {
  const chosen = facets.map((facet) => [facet, [...new Set(parameters.getAll(facet))]] as const);
  return { words: parameters.get('q') ?? '', chosen: new Map(chosen.filter(([, values]) => values.length > 0)) };
}

/** A question as it stands in an address. */
export function writeAsked({ words, chosen }: Asked): URLSearchParams {
  const parameters = new URLSearchParams();
  if (words !== '') parameters.set('q', words);
  for (const [facet, values] of chosen) for (const value of values) parameters.append(facet, value);
  return parameters;
}

export function isEmpty({ words, chosen }: Asked): boolean {
  return words.trim() === '' && chosen.size === 0;
}

/** The same question with a value more or less of a facet. */
export function withValue({ words, chosen }: Asked, facet: string, value: string, isChosen: boolean): Asked {
  const rest = (chosen.get(facet) ?? []).filter((other) => other !== value);
  const values = isChosen ? [...rest, value] : rest;
  const others = new Map(chosen);
  if (values.length > 0) others.set(facet, values);
  else others.delete(facet);
  return { words, chosen: others };
}
