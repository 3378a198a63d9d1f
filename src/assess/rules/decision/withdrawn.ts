import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { deciderOf, sentence, titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'decision/withdrawn',
  summary: 'No function that the tier asks for has taken its decision back.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-4.1', 'nist-ai-rmf-1.0:MANAGE-2.4'],
  row: 'approval',
  lift: 'never',
  *check({ system, approvals }) {
    for (const { function: name, required, state, governing } of approvals) {
      if (!required || state !== 'withdrawn' || governing === undefined) continue;
      const decider = deciderOf(name);
      yield {
        at: governing.spot(['decision']),
        subject: name,
        message: `${sentence(decider)} took its decision on “${titleOf(system)}” back on ${inWords(governing.data.on)} and has not decided since, so nothing that it said earlier holds.`,
        hint: `Read the rationale, settle what it names, and ask ${decider} for a new decision; suspend the system meanwhile.`,
      };
    }
  },
});
