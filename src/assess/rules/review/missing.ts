import { periodInWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'review/missing',
  summary: 'Every system that runs has been reviewed.',
  controls: ['nist-csf-2.0:GV.OV-01', 'nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-1.5'],
  row: 'review',
  lift: 'never',
  *check({ system, tier, rules, review }) {
    if (review !== undefined || system.isBroken('reviews')) return;
    yield {
      at: ['reviews'],
      message: `“${titleOf(system)}” has never been reviewed, so nobody has looked whether it still does what was approved; the ${tier} tier asks for a review at least every ${periodInWords(rules.review_every)}.`,
      hint: 'Hold the review and add it under reviews: with on, by, outcome, next and a note; the go-live meeting can be the first.',
    };
  },
});
