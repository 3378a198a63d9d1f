import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { faultyDecisions } from '../../faulty-decisions.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'decision/may-not-waive',
  summary: 'Only a function that the policy lets do so declares itself not required.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-1.3'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P30D' },
  *check(view) {
    for (const { decision, text, past } of faultyDecisions(view, 'may-not-waive')) {
      const { data } = decision;
      yield {
        at: decision.spot(['decision']),
        subject: data.function,
        detail: decision.id,
        message: `${text} in the ${data.tier ?? view.tier} tier, and on ${inWords(data.on)} it did so for “${titleOf(view.system)}”; that decision counts for nothing${past}.`,
        hint: `Let ${data.function} look at the system and decide, or add it to may_waive of the tier in policy.yaml.`,
      };
    }
  },
});
