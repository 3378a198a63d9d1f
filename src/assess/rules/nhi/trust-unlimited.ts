import { listWords } from '../../../diagnostic/suggest.ts';
import { defineRule, type Finding } from '../../define-rule.ts';
import { sentence } from '../../names.ts';
import { activeNhis, identityOf, isFederated } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/trust-unlimited',
  summary: 'A federated identity believes tokens of one audience and of named subjects only.',
  controls: ['owasp-nhi-2025:NHI6', 'nist-csf-2.0:PR.AA-03', 'nist-ai-rmf-1.0:MEASURE-2.7'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system }): Iterable<Finding> {
    for (const nhi of activeNhis(system)) {
      if (!isFederated(nhi.data) || nhi.isBroken(['trust'])) continue;
      const { trust = {} } = nhi.data;
      const open = [
        ...(trust.audience === undefined || trust.audience.includes('*') ? ['audience'] : []),
        ...((trust.subjects ?? []).length === 0 || trust.subjects?.some((name) => name.includes('*'))
          ? ['subjects']
          : []),
      ];
      if (open.length === 0) continue;
      yield {
        at: nhi.definedAt(nhi.data.trust === undefined ? ['auth'] : ['trust']),
        message: `${sentence(identityOf(nhi, system))} signs in by oidc without a limit on ${listWords(open, 'and')}; any workload of the same issuer can pass for it.`,
        hint: 'Write trust.audience and trust.subjects in full, without a star, and set them so at the issuer’s other side.',
        subject: nhi.id,
      };
    }
  },
});
