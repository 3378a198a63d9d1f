import { defineRule } from '../../define-rule.ts';
import { activeNhis, identityOf, isBearer } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/no-expiry',
  summary: 'A secret that alone is enough to act stops working by itself one day.',
  controls: ['owasp-nhi-2025:NHI7', 'nist-csf-2.0:PR.AA-01', 'nist-ai-rmf-1.0:MANAGE-4.1'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system }) {
    for (const nhi of activeNhis(system)) {
      const { secret } = nhi.data;
      if (!isBearer(nhi.data) || secret === undefined || secret.expires !== undefined) continue;
      if (nhi.isBroken(['secret', 'expires'])) continue;
      yield {
        at: nhi.definedAt(['secret']),
        message: `The secret of ${identityOf(nhi, system)} has no last day, and nothing else is asked at sign-in; a copy that nobody knows of works until somebody remembers it.`,
        hint: 'Give it a last day where it is made and write it as secret.expires, or change to a method that needs no copied secret.',
        subject: nhi.id,
      };
    }
  },
});
