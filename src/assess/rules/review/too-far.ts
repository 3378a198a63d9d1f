import { addPeriod, inWords, periodInWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'review/too-far',
  summary: 'The next review comes as soon as the tier asks.',
  controls: ['nist-csf-2.0:GV.OV-01', 'nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-1.5'],
  row: 'review',
  lift: 'never',
  *check({ system, tier, rules, review }) {
    if (review?.next === undefined) return;
    const latest = addPeriod(review.review.on, rules.review_every);
    if (review.next <= latest) return;
    yield {
      at: ['reviews', review.at, 'next'],
      message: `“${titleOf(system)}” is to be reviewed again by ${inWords(review.next)}, and the ${tier} tier asks for a review at least every ${periodInWords(rules.review_every)}, so the one of ${inWords(review.review.on)} counts until ${inWords(latest)} at most.`,
      hint: `Write next: ${latest}, or an earlier day.`,
    };
  },
});
