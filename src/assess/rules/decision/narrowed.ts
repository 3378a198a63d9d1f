import { inWords } from '../../../diagnostic/calendar.ts';
import { causesOf } from '../../causes.ts';
import { defineRule } from '../../define-rule.ts';
import { deciderOf, sentence, titleOf } from '../../names.ts';
import { changesInWords } from '../../plain-words.ts';

export default defineRule({
  about: 'system',
  code: 'decision/narrowed',
  summary: 'What was taken away from a system since it was decided on is said.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-1.5'],
  row: 'approval',
  severity: 'info',
  lift: { by: 'security', atMost: 'P365D' },
  *check({ system, approvals }) {
    for (const { function: name, required, governing, changes } of approvals) {
      if (!required || governing === undefined || changes.length === 0 || !changes.every(({ narrows }) => narrows))
        continue;
      yield {
        at: governing.spot(['package'], true),
        subject: name,
        message: `“${titleOf(system)}” can do or reach less than when ${deciderOf(name)} decided on it on ${inWords(governing.data.on)}; the decision holds. ${sentence(changesInWords(changes))}.`,
        hint: `Nothing has to be done; the next decision of ${deciderOf(name)} is on what is left.`,
        related: causesOf(changes, system),
      };
    }
  },
});
