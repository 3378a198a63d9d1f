import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'record/status-missing',
  summary: 'Every record says where the system is in its life.',
  controls: ['nist-csf-2.0:ID.AM-08', 'nist-ai-rmf-1.0:GOVERN-1.6'],
  row: 'record',
  lift: 'never',
  *check({ system }) {
    if (system.data.status !== undefined || system.isBroken('status')) return;
    yield {
      at: [],
      message: `“${titleOf(system)}” does not say whether it is proposed, piloted, in production, suspended or retired; it is judged as if it were in production.`,
      hint: 'Write status: and one of proposed, pilot, production, suspended, retired.',
    };
  },
});
