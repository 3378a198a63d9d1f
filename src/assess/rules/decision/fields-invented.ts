import { defineRule } from '../../define-rule.ts';
import { decisionInWords, sentence, titleOf } from '../../names.ts';
import { unprovenDecisions } from '../../package-faults.ts';

export default defineRule({
  about: 'system',
  code: 'decision/fields-invented',
  summary: 'Every decision is made on fields that records have, and states the values of those fields only.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-1.4'],
  row: 'always',
  lift: 'never',
  *check(view) {
    for (const { decision, spot, subject, text } of unprovenDecisions(view, 'fields-invented')) {
      yield {
        at: spot,
        subject,
        detail: `${decision.file} ${text}`,
        message: `${text.replace('It', () => `${sentence(decisionInWords(decision))} on “${titleOf(view.system)}”`)}, so no change can be held against it.`,
        hint: 'Let it be decided anew; “countersign approve” lists the fields of the function and their values by itself.',
      };
    }
  },
});
