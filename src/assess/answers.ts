import { isFresh, isReviewed, type JudgedEvidence } from './evidence.ts';

/** Counter-evidence, with the item that shows that what it found was put right. */
export interface Answered {
  readonly item: JudgedEvidence;
  readonly by: JudgedEvidence;
}

/** Why an item does not answer the counter-evidence that it names. */
export type AnswerFlaw = 'other-control' | 'not-passed' | 'not-later' | 'not-reviewed';

/**
 * The item that answers counter-evidence against a control: it names it, supports the control, was done on
 * a later day, passes, and was reviewed by somebody else, whatever the tier. A fresh pass alone heals
 * nothing; an answer that was given stays given once its evidence has run out.
 */
export function answerTo(against: JudgedEvidence, supporting: readonly JudgedEvidence[]): JudgedEvidence | undefined {
  return supporting.find(
    (item) => item.use.data.answers?.includes(against.use.id) && answerFlaw(item, against) === undefined,
  );
}

/** What keeps an item from answering counter-evidence; undefined where it answers it. */
export function answerFlaw(item: JudgedEvidence, against: JudgedEvidence): AnswerFlaw | undefined {
  const { supports = [], performed = '' } = item.use.data;
  if (!supports.some((control) => against.use.data.contradicts?.includes(control))) return 'other-control';
  if (!hasPassed(item)) return 'not-passed';
  const found = against.use.data.performed;
  if (found === undefined || performed <= found) return 'not-later';
  return isReviewed(item.use.data) ? undefined : 'not-reviewed';
}

/** True for a pass that counts, or that counted until its last day. */
function hasPassed({ use: { data }, state, open }: JudgedEvidence): boolean {
  if (isFresh(state)) return true;
  if (state !== 'expired') return false;
  return (
    data.result === 'pass' || (data.result === 'pass-with-findings' && !!data.findings?.length && open.length === 0)
  );
}
