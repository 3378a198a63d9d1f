import { defineRule } from '../../define-rule.ts';
import { decisionInWords, sentence, titleOf } from '../../names.ts';
import { unprovenDecisions } from '../../package-faults.ts';

export default defineRule({
  about: 'system',
  code: 'decision/package-missing',
  summary: 'Every decision says on what values of the record it was made.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-1.4'],
  row: 'always',
  lift: 'never',
  *check(view) {
    const { system } = view;
    for (const { decision, spot, subject } of unprovenDecisions(view, 'package-missing')) {
      const { function: name, risk } = decision.data;
      yield {
        at: spot,
        subject,
        detail: decision.file,
        message: `${sentence(decisionInWords(decision))} on “${titleOf(system)}” does not say on what values of the record it was made, so nobody can tell whether the system is still the same.`,
        hint: `Let it be made with “countersign ${risk === undefined ? `approve ${system.id} --function ${name}` : `accept ${system.id} --risk ${risk}`}”, which writes fields and package; values that are added later prove nothing.`,
      };
    }
  },
});
