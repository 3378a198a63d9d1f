import { periodInWords } from '../../diagnostic/calendar.ts';
import { exception, type ExceptionData } from '../../validate/schema/exception.ts';
import { skeletonText } from './skeleton.ts';

/** What is to be known of the rule that an exception lifts. */
export interface LiftedRule {
  /** The rule as a fact that holds when all is well. */
  readonly summary: string;
  /** The function whose holder approves. */
  readonly by: string;
  /** The longest that it may be lifted. */
  readonly atMost: string;
}

/** The record of an exception with what is known of it, and the rest as comments. */
export function newException(data: Partial<ExceptionData>, { summary, by, atMost }: LiftedRule): string {
  return skeletonText({
    shape: exception.shape,
    data,
    head: ['Lines that begin with # are not read. Take the # away and write what holds, or leave them out.'],
    notes: new Map([
      ['rule', [`It asks: ${summary}`]],
      ['approved_by', [`Here that is ${by}.`]],
      ['until', [`No further off than ${periodInWords(atMost)} from the first.`]],
    ]),
    isShown: () => true,
  });
}
