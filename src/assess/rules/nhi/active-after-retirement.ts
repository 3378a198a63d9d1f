import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';
import { isActive } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/active-after-retirement',
  summary: 'No identity of a retired system can still act.',
  controls: ['owasp-nhi-2025:NHI1', 'nist-csf-2.0:PR.AA-01', 'nist-ai-rmf-1.0:GOVERN-1.7'],
  row: 'always',
  lift: 'never',
  *check({ system }) {
    if (system.status !== 'retired') return;
    for (const nhi of system.nhis) {
      if (!isActive(nhi.data)) continue;
      yield {
        at: nhi.spot,
        message: `“${titleOf(system)}” is retired and its identity “${nhi.id}” can still act; nobody would notice who uses it now.`,
        hint: nhi.shared
          ? 'Take the rights of this system away from the shared identity, then remove the line with use:.'
          : 'Revoke it, then write status: revoked and revoked: with the day.',
        subject: nhi.id,
      };
    }
  },
});
