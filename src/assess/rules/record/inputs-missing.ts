import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'record/inputs-missing',
  summary: 'Every record says what may go into the system.',
  controls: ['nist-csf-2.0:ID.AM-07', 'nist-ai-rmf-1.0:MAP-2.1'],
  row: 'record',
  lift: { by: 'privacy', atMost: 'P90D' },
  *check({ system }) {
    if ((system.data.data?.inputs ?? []).length > 0 || system.isBroken('data.inputs')) return;
    yield {
      at: ['data', 'inputs'],
      message: `“${titleOf(system)}” does not say what may go into it, so users cannot tell what they had better not paste.`,
      hint: 'Write data: with inputs: and a list of what it reads or is given.',
    };
  },
});
