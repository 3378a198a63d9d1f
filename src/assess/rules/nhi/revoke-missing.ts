import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';
import { isActive } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/revoke-missing',
  summary: 'Every active identity has a way to switch it off.',
  controls: ['owasp-nhi-2025:NHI1', 'nist-csf-2.0:RS.MI-01', 'nist-ai-rmf-1.0:MANAGE-2.4'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P30D' },
  *check({ system }) {
    for (const nhi of system.nhis) {
      if (!isActive(nhi.data) || nhi.data.revoke !== undefined || nhi.isBroken(['revoke'])) continue;
      yield {
        at: nhi.definedAt([]),
        message: `The record of “${titleOf(system)}” does not say how its identity “${nhi.id}” is switched off; whoever steals it keeps it until that has been found out.`,
        hint: 'Write revoke: and the steps, or the number of the runbook that holds them.',
        subject: nhi.id,
      };
    }
  },
});
