import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'record/users-missing',
  summary: 'Every record says who uses the system and how they get in.',
  controls: ['nist-csf-2.0:PR.AA-05', 'nist-ai-rmf-1.0:MAP-1.1'],
  row: 'record',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system }) {
    if (system.data.access?.users !== undefined || system.isBroken('access.users')) return;
    yield {
      at: ['access', 'users'],
      message: `“${titleOf(system)}” does not say who may use it and how they get in, so nobody can tell a user from an intruder.`,
      hint: 'Write access: with users: who they are, how many, and what lets them in.',
    };
  },
});
