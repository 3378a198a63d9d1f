import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { deciderOf, sentence, titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'decision/condition-overdue',
  summary: 'Every condition of a decision is met by its day.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-2.1', 'nist-ai-rmf-1.0:MANAGE-1.3'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system, approvals }, { asOf }) {
    for (const { function: name, state, conditions } of approvals) {
      if (state !== 'conditions' && state !== 'stale' && state !== 'expired') continue;
      for (const { id, text, due, met, decision, at } of conditions) {
        if (met !== undefined || due >= asOf) continue;
        yield {
          at: decision.spot([...at, 'due']),
          subject: name,
          detail: id,
          message: `${sentence(deciderOf(name))} let “${titleOf(system)}” run on the condition “${text}”, due on ${inWords(due)}; nothing shows that it is met, and the approval rests on it.`,
          hint: `Do it and file the proof as evidence; then ${deciderOf(name)} records it with “countersign approve ${system.id} --function ${name} --decision condition-met”.`,
        };
      }
    }
  },
});
