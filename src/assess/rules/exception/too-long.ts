import { inWords, periodInWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { limitOf } from '../../exceptions.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'exception',
  code: 'exception/too-long',
  summary: 'An exception lasts no longer than its rule, its kind and the policy allow.',
  controls: ['nist-csf-2.0:GV.RM-04', 'nist-ai-rmf-1.0:MANAGE-1.3'],
  severity: 'error',
  lift: 'never',
  *check(exception, { registry: { policy }, rules }) {
    const { rule, from, until, kind } = exception.data;
    const limit = limitOf(exception, { policy, rules });
    if (from === undefined || until === undefined || limit === undefined || until <= limit.until) return;
    const what = kind === 'emergency' ? `an emergency exception to ${rule}` : `an exception to ${rule}`;
    yield {
      at: ['until'],
      message: `“${titleOf(exception)}” runs from ${inWords(from)} to ${inWords(until)}, and ${what} lasts ${periodInWords(limit.period)} at most; longer than that, it would be a new rule.`,
      hint: `Write until: ${limit.until} or an earlier day, and ask anew if it has to go on.`,
    };
  },
});
