import { addPeriod, inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

const HORIZON = 'P30D';

export default defineRule({
  about: 'system',
  code: 'review/due-soon',
  summary: 'No review is about to run out.',
  controls: ['nist-csf-2.0:GV.OV-01', 'nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-1.5'],
  row: 'review',
  severity: 'warning',
  lift: 'never',
  *check({ system, review }, { registry, asOf }) {
    const next = review?.next;
    if (next === undefined || next < asOf || next > addPeriod(asOf, registry.config.horizons?.review ?? HORIZON))
      return;
    yield {
      at: ['reviews', review?.at ?? 0, 'next'],
      message: `The review of “${titleOf(system)}” counts until ${inWords(next)}; the day after, the build fails.`,
      hint: `Invite to the next review now, and record it as a new entry at the end of reviews.`,
    };
  },
});
