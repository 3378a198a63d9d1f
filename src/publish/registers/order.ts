import { compare } from '../../diagnostic/compare.ts';

/** The same things in the order of one of their texts. */
export function sortedBy<T>(things: Iterable<T>, textOf: (thing: T) => string): T[] {
  return [...things].sort((a, b) => compare(textOf(a), textOf(b)));
}
