import { didYouMean } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { liftOf } from '../../exceptions.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'exception',
  code: 'exception/unknown-rule',
  summary: 'The rule that an exception names exists.',
  controls: ['nist-csf-2.0:ID.RA-07', 'nist-ai-rmf-1.0:GOVERN-1.4'],
  severity: 'error',
  lift: 'never',
  *check(exception, { rules }) {
    const { rule } = exception.data;
    if (liftOf(rule, rules) !== undefined) return;
    const known = [...rules.values()].filter(({ lift }) => lift !== 'never').map(({ code }) => code);
    yield {
      at: ['rule'],
      message: `“${titleOf(exception)}” is meant for the rule “${rule}”, which does not exist, so it permits nothing.`,
      hint: didYouMean(rule, known, 'Copy the code from the finding; it reads topic/name.'),
    };
  },
});
