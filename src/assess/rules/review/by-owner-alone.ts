import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { nameOf, titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'review/by-owner-alone',
  summary: 'Where the tier asks for it, a review is held by somebody other than the owner.',
  controls: [
    'nist-csf-2.0:GV.OV-01',
    'nist-csf-2.0:GV.RM-01',
    'nist-ai-rmf-1.0:GOVERN-1.5',
    'nist-ai-rmf-1.0:GOVERN-3.2',
  ],
  row: 'review',
  lift: { by: 'business', atMost: 'P90D' },
  *check({ system, tier, rules, review }, { registry }) {
    if (!rules.review_not_by_owner_alone || review === undefined) return;
    const { on, by } = review.review;
    const spot = system.spot(['reviews', review.at, 'by']);
    if (by === undefined ? system.isBroken((spot.path ?? []).join('.')) : by !== system.data.owner) return;
    const who = by === undefined ? 'does not say who held it' : `was held by ${nameOf(by, registry)}, its owner, alone`;
    yield {
      at: spot,
      message: `The review of “${titleOf(system)}” on ${inWords(on)} ${who}; in the ${tier} tier somebody else has to look, since owners see what they expect to see.`,
      hint: 'Let the governance owner hold a review with the owner, and add it with by: and their id.',
    };
  },
});
