import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'record/monitoring-missing',
  summary: 'Every record says what is watched and who is told.',
  controls: ['nist-csf-2.0:DE.CM-09', 'nist-ai-rmf-1.0:MEASURE-2.4'],
  row: 'record',
  lift: { by: 'operations', atMost: 'P60D' },
  *check({ system }) {
    if (system.data.operations?.monitoring !== undefined || system.isBroken('operations.monitoring')) return;
    yield {
      at: ['operations', 'monitoring'],
      message: `“${titleOf(system)}” does not say what is watched while it runs, so it would get worse without anybody being told.`,
      hint: 'Write operations: with monitoring: which figures, how often, and who hears of it.',
    };
  },
});
