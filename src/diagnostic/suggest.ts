import { closest, distance } from 'fastest-levenshtein';

/** The known word that `word` was probably meant to be, or nothing when none is near. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || word.length > 200) return undefined;
  const best = closest(word.toLowerCase(), [...known]);
  const near = Math.max(1, Math.floor(Math.max(word.length, best.length) / 3));
  return distance(word.toLowerCase(), best.toLowerCase()) <= near ? best : undefined;
}

/** `Did you mean “x”?` or, when nothing is near, `fallback`. */
export function didYouMean(word: string, known: readonly string[], fallback: string): string {
  const best = suggest(word, known);
  return best === undefined ? fallback : `Did you mean “${best}”?`;
}

/** `a, b or c`, at most `most` of them. */
export function listWords(words: readonly string[], joiner: 'and' | 'or' = 'or', most = 12): string {
  const shown = words.slice(0, most);
  const rest = words.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} ${joiner} ${rest} more`;
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} ${joiner} ${shown.at(-1)}`;
}
