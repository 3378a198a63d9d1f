import { defineRule } from '../../define-rule.ts';
import { liftOf } from '../../exceptions.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'exception',
  code: 'exception/rule-takes-none',
  summary: 'An exception names a rule that can be lifted.',
  controls: ['nist-csf-2.0:GV.RM-04', 'nist-ai-rmf-1.0:GOVERN-1.4'],
  severity: 'error',
  lift: 'never',
  *check(exception, { rules }) {
    const { rule } = exception.data;
    if (liftOf(rule, rules) !== 'never') return;
    yield {
      at: ['rule'],
      message: `“${titleOf(exception)}” asks to lift ${rule}, and no exception lifts that rule, so it changes nothing.`,
      hint: 'Mend what the rule finds, and take this exception out.',
    };
  },
});
