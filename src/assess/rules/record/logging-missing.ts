import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'record/logging-missing',
  summary: 'Every record says what is logged and where.',
  controls: ['nist-csf-2.0:PR.PS-04', 'nist-ai-rmf-1.0:MEASURE-2.8'],
  row: 'record',
  lift: { by: 'operations', atMost: 'P60D' },
  *check({ system }) {
    if (system.data.operations?.logging !== undefined || system.isBroken('operations.logging')) return;
    yield {
      at: ['operations', 'logging'],
      message: `“${titleOf(system)}” does not say what it logs, so after an incident there may be nothing to look at.`,
      hint: 'Write operations: with logging: what is recorded of each use, and where it goes.',
    };
  },
});
