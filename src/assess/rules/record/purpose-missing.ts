import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'record/purpose-missing',
  summary: 'Every record says what the system does and for whom.',
  controls: ['nist-csf-2.0:GV.OC-01', 'nist-ai-rmf-1.0:MAP-1.1'],
  row: 'record',
  lift: { by: 'business', atMost: 'P90D' },
  *check({ system }) {
    if (system.data.purpose !== undefined || system.isBroken('purpose')) return;
    yield {
      at: [],
      message: `“${titleOf(system)}” does not say what it is for, so nobody can tell whether a use of it is the one that was approved.`,
      hint: 'Write purpose: and one sentence with a verb: what it does, for whom, and what happens with the result.',
    };
  },
});
