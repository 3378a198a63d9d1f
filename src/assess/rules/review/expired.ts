import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'review/expired',
  summary: 'The newest review of a system still counts.',
  controls: ['nist-csf-2.0:GV.OV-01', 'nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-1.5'],
  row: 'review',
  lift: 'never',
  *check({ system, review }, { asOf }) {
    if (review?.next === undefined || review.next >= asOf) return;
    yield {
      at: ['reviews', review.at, 'next'],
      message: `The review of “${titleOf(system)}” on ${inWords(review.review.on)} counted until ${inWords(review.next)} and none has followed, so what it does today rests on an old look.`,
      hint: `Review it, and add a new entry at the end of reviews; the old ones stay.`,
    };
  },
});
