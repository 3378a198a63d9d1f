import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { deciderOf, sentence, titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'decision/rejected',
  summary: 'No function has said no to the system.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-4.1', 'nist-ai-rmf-1.0:MANAGE-1.1'],
  row: 'approval',
  lift: 'never',
  *check({ system, approvals }) {
    for (const { function: name, state, governing } of approvals) {
      if (state !== 'rejected' || governing === undefined) continue;
      const decider = deciderOf(name);
      yield {
        at: governing.spot(['decision']),
        subject: name,
        message: `${sentence(decider)} said no to “${titleOf(system)}” on ${inWords(governing.data.on)}, and a no holds until ${decider} decides otherwise.`,
        hint: `Stop it (status: suspended), or change what the rationale names and let ${decider} decide on the new state.`,
        related: [{ spot: system.spot(['status']), message: `The record gives its status as ${system.status}` }],
      };
    }
  },
});
