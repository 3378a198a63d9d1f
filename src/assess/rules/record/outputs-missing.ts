import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'record/outputs-missing',
  summary: 'Every record says what may come out of the system.',
  controls: ['nist-csf-2.0:ID.AM-07', 'nist-ai-rmf-1.0:MAP-2.2'],
  row: 'record',
  lift: { by: 'privacy', atMost: 'P90D' },
  *check({ system }) {
    if ((system.data.data?.outputs ?? []).length > 0 || system.isBroken('data.outputs')) return;
    yield {
      at: ['data', 'outputs'],
      message: `“${titleOf(system)}” does not say what comes out of it, so nobody can notice when something else does.`,
      hint: 'Write data: with outputs: and a list of what it gives back or sets off.',
    };
  },
});
