import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'record/rollback-missing',
  summary: 'Every record says how to go back or switch the system off.',
  controls: ['nist-csf-2.0:RS.MI-01', 'nist-ai-rmf-1.0:MANAGE-2.4'],
  row: 'record',
  lift: { by: 'operations', atMost: 'P60D' },
  *check({ system }) {
    if (system.data.operations?.rollback !== undefined || system.isBroken('operations.rollback')) return;
    yield {
      at: ['operations', 'rollback'],
      message: `“${titleOf(system)}” does not say how to switch it off or go back, so on a bad day somebody would have to invent it.`,
      hint: 'Write operations: with rollback: the step that stops it, and how the work goes on without it.',
    };
  },
});
