import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { faultyDecisions } from '../../faulty-decisions.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'decision/by-governance-owner',
  summary: 'The governance owner decides for no function.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check(view) {
    const { system } = view;
    for (const { decision, text, past } of faultyDecisions(view, 'by-governance-owner')) {
      yield {
        at: decision.spot([decision.data.by === system.data.governance_owner ? 'by' : 'for']),
        subject: decision.data.function,
        detail: decision.id,
        message: `${text} on “${titleOf(system)}” on ${inWords(decision.data.on)}; who puts the case together is not the one to judge it${past}.`,
        hint: 'Let another holder of the function decide, or name another governance owner.',
        related: [{ spot: system.spot(['governance_owner']), message: 'The governance owner stands here' }],
      };
    }
  },
});
