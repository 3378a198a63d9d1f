import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'review/out-of-order',
  summary: 'The reviews of a system stand in the order of their days, the oldest first.',
  controls: ['nist-csf-2.0:GV.OV-01', 'nist-ai-rmf-1.0:GOVERN-1.5'],
  row: 'review',
  severity: 'warning',
  lift: 'never',
  *check({ system }) {
    const reviews = system.data.reviews ?? [];
    const at = reviews.findIndex(({ on }, place) => on < (reviews[place - 1]?.on ?? ''));
    const [before, late] = [reviews[at - 1], reviews[at]];
    if (before === undefined || late === undefined) return;
    yield {
      at: ['reviews', at, 'on'],
      message: `The review of “${titleOf(system)}” on ${inWords(late.on)} stands after the one of ${inWords(before.on)}; whoever reads the list from the top takes the wrong one for the newest.`,
      hint: 'Move the entries so that the oldest stands first, or let “countersign check --fix” do it.',
      fix: { sortedBy: 'on' },
    };
  },
});
