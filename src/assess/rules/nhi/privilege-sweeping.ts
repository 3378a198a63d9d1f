import { listWords } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { sentence } from '../../names.ts';
import { activeNhis, identityOf } from '../../nhi/facts.ts';
import { isSweeping } from '../../nhi/privileges.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/privilege-sweeping',
  summary: 'No identity holds a wildcard or the privileges of an administrator.',
  controls: ['owasp-nhi-2025:NHI5', 'nist-csf-2.0:PR.AA-05', 'nist-ai-rmf-1.0:MEASURE-2.7'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system }) {
    for (const nhi of activeNhis(system)) {
      const sweeping = (nhi.data.privileges ?? []).filter(isSweeping);
      if (sweeping.length === 0) continue;
      yield {
        at: nhi.definedAt(['privileges']),
        message: `${sentence(identityOf(nhi, system))} holds ${listWords(sweeping, 'and')}, which covers more than anyone has listed; so does whoever takes it over.`,
        hint: 'Give it the single privileges that its tools need.',
        subject: nhi.id,
      };
    }
  },
});
