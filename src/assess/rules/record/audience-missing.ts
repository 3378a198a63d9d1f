import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'record/audience-missing',
  summary: 'Every record says who meets the system or what it writes.',
  controls: ['nist-ai-rmf-1.0:MAP-1.1', 'nist-csf-2.0:GV.OC-01'],
  row: 'record',
  lift: 'never',
  *check({ system }) {
    if ((system.data.audience ?? []).length > 0 || system.isBroken('audience')) return;
    yield {
      at: ['audience'],
      message: `“${titleOf(system)}” does not say who meets it, and its tier depends on that: what reaches the public is held to more than what staff see.`,
      hint: 'Write audience: with any of staff, partners, customers, public.',
    };
  },
});
