import { defineRule } from '../../define-rule.ts';
import { activeNhis, identityOf } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/used-by-people',
  summary: 'No person signs in with an identity that is not a person’s.',
  controls: ['owasp-nhi-2025:NHI10', 'nist-csf-2.0:PR.AA-01', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P30D' },
  *check({ system }) {
    for (const nhi of activeNhis(system)) {
      const at = nhi.data.used_by?.indexOf('human') ?? -1;
      if (at === -1) continue;
      yield {
        at: nhi.definedAt(['used_by', at]),
        message: `People sign in with ${identityOf(nhi, system)}; the log then names the account and not who it was, and the account may what no person was ever given.`,
        hint: 'Give these people accounts of their own, refuse interactive sign-ins of this one, replace its secret, and take human out of used_by.',
        subject: nhi.id,
      };
    }
  },
});
