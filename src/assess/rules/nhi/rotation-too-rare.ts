import { periodInWords, roughDays } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { activeNhis, identityOf } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/rotation-too-rare',
  summary: 'No secret is to live longer than its tier allows.',
  controls: ['owasp-nhi-2025:NHI7', 'nist-csf-2.0:PR.AA-01', 'nist-ai-rmf-1.0:MANAGE-4.1'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system, tier, rules }) {
    const longest = rules.nhi.rotate_every;
    if (longest === undefined) return;
    for (const nhi of activeNhis(system)) {
      const every = nhi.data.secret?.rotate_every;
      if (every === undefined || roughDays(every) <= roughDays(longest)) continue;
      yield {
        at: nhi.definedAt(['secret', 'rotate_every']),
        message: `The secret of ${identityOf(nhi, system)} is to be replaced every ${periodInWords(every)}, and the ${tier} tier allows ${periodInWords(longest)} at most; a copy of it would work for as long.`,
        hint: `Write rotate_every: ${longest} or less, and replace it so.`,
        subject: nhi.id,
      };
    }
  },
});
