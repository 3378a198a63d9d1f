import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';
import { activeNhis } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/active-while-suspended',
  summary: 'No identity of a suspended system’s own can act.',
  controls: ['owasp-nhi-2025:NHI1', 'nist-csf-2.0:PR.AA-01', 'nist-ai-rmf-1.0:MANAGE-2.4'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system }) {
    if (system.status !== 'suspended') return;
    for (const nhi of activeNhis(system)) {
      // A shared one goes on acting for the others.
      if (nhi.shared) continue;
      yield {
        at: nhi.spot,
        message: `“${titleOf(system)}” is suspended and its identity “${nhi.id}” can still act; what was stopped on paper can go on, and nobody watches it.`,
        hint: 'Revoke it and write status: revoked and revoked: with the day; make a new one when the system returns.',
        subject: nhi.id,
      };
    }
  },
});
