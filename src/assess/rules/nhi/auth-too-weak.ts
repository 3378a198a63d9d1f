import { listWords } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { sentence } from '../../names.ts';
import { activeNhis, identityOf } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/auth-too-weak',
  summary: 'Every identity signs in by a method that its tier allows.',
  controls: ['owasp-nhi-2025:NHI4', 'nist-csf-2.0:PR.AA-03', 'nist-ai-rmf-1.0:MEASURE-2.7'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system, tier, rules }) {
    const allowed = rules.nhi.auth;
    if (allowed === undefined) return;
    for (const nhi of activeNhis(system)) {
      const { auth } = nhi.data;
      if (auth === undefined || allowed.includes(auth)) continue;
      yield {
        at: nhi.definedAt(['auth']),
        message: `${sentence(identityOf(nhi, system))} signs in by ${auth}, which the ${tier} tier does not allow; ${WHY[auth] ?? 'the policy trusts other methods only'}.`,
        hint: `Change it to ${listWords(allowed, 'or')}.`,
        subject: nhi.id,
      };
    }
  },
});

const WHY: Partial<Record<string, string>> = {
  none: 'anyone who reaches it can act',
  password: 'whoever copies or guesses it can act from anywhere',
  'static-secret': 'whoever copies it can act from anywhere until it is replaced',
};
