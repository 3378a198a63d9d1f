import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { deciderOf, titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'decision/expired',
  summary: 'The decision of every function that the tier asks for still counts.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-1.5', 'nist-ai-rmf-1.0:MANAGE-1.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P30D' },
  *check({ system, approvals }) {
    for (const { function: name, required, state, governing } of approvals) {
      if (!required || state !== 'expired' || governing?.data.expires === undefined) continue;
      yield {
        at: governing.spot(['expires']),
        subject: name,
        message: `What ${deciderOf(name)} decided on “${titleOf(system)}” counted until ${inWords(governing.data.expires)}, and nobody has confirmed it since.`,
        hint: `Let ${deciderOf(name)} look at the system as it is now; “countersign approve ${system.id} --function ${name} --decision reaffirmed” says that nothing has changed for them.`,
      };
    }
  },
});
