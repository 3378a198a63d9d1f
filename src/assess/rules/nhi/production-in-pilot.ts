import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';
import { activeNhis } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/production-in-pilot',
  summary: 'A system that is not in production acts with no identity of production.',
  controls: ['owasp-nhi-2025:NHI8', 'nist-csf-2.0:PR.IR-01', 'nist-ai-rmf-1.0:MAP-2.3'],
  row: 'nhi',
  severity: 'warning',
  lift: { by: 'security', atMost: 'P180D' },
  *check({ system }) {
    if (system.status !== 'pilot') return;
    for (const nhi of activeNhis(system)) {
      if (nhi.data.environment !== 'production') continue;
      yield {
        at: nhi.shared ? nhi.spot : nhi.definedAt(['environment']),
        message: `“${titleOf(system)}” is a pilot and its identity “${nhi.id}” acts in production; what goes wrong in the trial goes wrong for everyone.`,
        hint: 'Give the pilot an identity of its own in staging, or let security grant an exception that says why it cannot.',
        subject: nhi.id,
      };
    }
  },
});
