import { listWords } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { sentence } from '../../names.ts';
import { activeNhis, identityOf } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/store-not-allowed',
  summary: 'Every secret is kept in a store that the policy allows.',
  controls: ['owasp-nhi-2025:NHI2', 'nist-csf-2.0:PR.DS-01', 'nist-csf-2.0:PR.AA-01'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system }, { registry }) {
    const allowed = registry.policy.secret_stores;
    if (allowed === undefined) return;
    for (const nhi of activeNhis(system)) {
      const store = nhi.data.secret?.store;
      if (store === undefined || allowed.includes(store)) continue;
      yield {
        at: nhi.definedAt(['secret', 'store']),
        message: `${sentence(identityOf(nhi, system))} keeps its secret in “${store}”, which the policy does not allow; nobody has looked at who can read it there.`,
        hint: `Move the secret to ${listWords(allowed, 'or')} and replace it on the way, or have the store added to secret_stores.`,
        subject: nhi.id,
      };
    }
  },
});
