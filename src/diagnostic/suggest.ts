import { distance } from 'fastest-levenshtein';

/** The known word that `word` was probably meant to be, or nothing when none is near; case does not count. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  if (word.length > 200) return undefined;
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const near = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
    if (Math.abs(word.length - candidate.length) > near) continue;
    const far = distance(wanted, candidate.toLowerCase());
    if (far <= near && far < nearest) [best, nearest] = [candidate, far];
  }
  return best;
}

/** In edits of one letter: further off, a word may be another word and no slip of the keyboard. */
const SLIP = 2;

/** The known word that `word` is a slip of: a letter or two off, and nothing else that is known is near. */
export function onlyMeant(word: string, known: readonly string[]): string | undefined {
  const best = suggest(word, known);
  if (best === undefined || distance(word.toLowerCase(), best.toLowerCase()) > SLIP) return undefined;
  const others = known.filter((other) => other !== best);
  return suggest(word, others) === undefined ? best : undefined;
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
