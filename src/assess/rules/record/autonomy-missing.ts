import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'record/autonomy-missing',
  summary: 'Every record says how far the system acts without a person.',
  controls: ['nist-ai-rmf-1.0:MAP-3.5', 'nist-ai-rmf-1.0:GOVERN-3.2'],
  row: 'record',
  lift: 'never',
  *check({ system }) {
    if (system.data.autonomy !== undefined || system.isBroken('autonomy')) return;
    yield {
      at: [],
      message: `“${titleOf(system)}” does not say how far it acts without a person, so neither its tier nor the oversight that it needs can be judged.`,
      hint: 'Write autonomy: assistive (it suggests), supervised (a person checks what it does) or autonomous (it acts, and people look later).',
    };
  },
});
