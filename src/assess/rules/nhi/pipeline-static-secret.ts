import { defineRule } from '../../define-rule.ts';
import { sentence } from '../../names.ts';
import { activeNhis, identityOf, isBearer } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/pipeline-static-secret',
  summary: 'No pipeline signs in with a secret that stays the same.',
  controls: ['owasp-nhi-2025:NHI6', 'nist-csf-2.0:PR.AA-03', 'nist-csf-2.0:PR.PS-06'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system }) {
    for (const nhi of activeNhis(system)) {
      if (!isBearer(nhi.data) || !nhi.data.used_by?.includes('pipeline')) continue;
      yield {
        at: nhi.definedAt(['auth']),
        message: `${sentence(identityOf(nhi, system))} is used by a pipeline and signs in by ${nhi.data.auth ?? ''}; a secret in a pipeline ends in its logs, its caches and every fork of it.`,
        hint: 'Let the pipeline sign in with a token of its run: auth: oidc, with trust.audience and trust.subjects.',
        subject: nhi.id,
      };
    }
  },
});
