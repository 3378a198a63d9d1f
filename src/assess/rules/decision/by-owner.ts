import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { faultyDecisions } from '../../faulty-decisions.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'decision/by-owner',
  summary: 'No owner approves their own system.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check(view) {
    const { system } = view;
    for (const { decision, text, past } of faultyDecisions(view, 'by-owner')) {
      yield {
        at: decision.spot([decision.data.by === system.data.owner ? 'by' : 'for']),
        subject: decision.data.function,
        detail: decision.id,
        message: `${text} on “${titleOf(system)}” on ${inWords(decision.data.on)}; who answers for a system cannot also be the one who lets it run${past}.`,
        hint: 'Let somebody else who holds the function decide, in a file of its own.',
        related: [{ spot: system.spot(['owner']), message: 'The owner stands here' }],
      };
    }
  },
});
