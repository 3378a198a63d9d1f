import { inWords } from '../../../diagnostic/calendar.ts';
import { listWords } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { deciderOf, sentence, titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'decision/tier-raised',
  summary: 'Every decision was made for the tier that the system is in now, or for a higher one.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-1.3'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P30D' },
  *check({ system, tier, reasons, approvals }) {
    for (const { function: name, required, governing, reopenings } of approvals) {
      const then = governing?.data.tier;
      if (!required || governing === undefined || !reopenings.some(({ kind }) => kind === 'tier-raised')) continue;
      yield {
        at: governing.spot(['tier']),
        subject: name,
        message: `${sentence(deciderOf(name))} decided on “${titleOf(system)}” on ${inWords(governing.data.on)} as on a system of the ${then} tier, and it is in the ${tier} tier now. The policy says why: ${listWords(
          reasons.map((reason) => `“${reason}”`),
          'and',
        )}.`,
        hint: `Let ${deciderOf(name)} decide anew, with the evidence that the ${tier} tier asks for; or take back what raised it.`,
        related: [{ spot: system.spot([]), message: 'The record that puts it into that tier' }],
      };
    }
  },
});
