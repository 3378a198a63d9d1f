import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'record/admins-missing',
  summary: 'Every record says who administers the system and how.',
  controls: ['nist-csf-2.0:PR.AA-05', 'nist-csf-2.0:PR.AA-01', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  row: 'record',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system }) {
    if (system.data.access?.admins !== undefined || system.isBroken('access.admins')) return;
    yield {
      at: ['access', 'admins'],
      message: `“${titleOf(system)}” does not say who administers it, so whoever can change its prompts, models and rights does so unseen.`,
      hint: 'Write access: with admins: who they are, and how they get these rights and lose them again.',
    };
  },
});
