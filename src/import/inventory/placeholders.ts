import { compared } from './clean.ts';
import type { PlannedField } from './plan.ts';

/** In characters; longer texts are compared as they stand. */
const LONGEST_WITH_TAIL = 40;
const TAIL = /[\s.–—-]+$/;

/**
 * Whether a text stands for “nothing” in a column: one of the mapping's placeholders, in any case and
 * with or without a full stop or dash after it. A text that the mapping gives a meaning is none.
 */
export function isPlaceholder(text: string, field: Pick<PlannedField, 'placeholders' | 'answers'>): boolean {
  const word = compared(text);
  if (field.answers?.has(word) === true) return false;
  if (field.placeholders.has(word)) return true;
  return word.length <= LONGEST_WITH_TAIL && field.placeholders.has(word.replace(TAIL, ''));
}
