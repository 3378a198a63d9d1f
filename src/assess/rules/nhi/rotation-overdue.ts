import { inWords, periodInWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { activeNhis, identityOf, secretDue } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/rotation-overdue',
  summary: 'Every secret is replaced before its interval is over and before it expires.',
  controls: ['owasp-nhi-2025:NHI7', 'nist-csf-2.0:PR.AA-01', 'nist-ai-rmf-1.0:MANAGE-4.1'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P30D' },
  *check({ system, rules }, { asOf }) {
    for (const nhi of activeNhis(system)) {
      const due = secretDue(nhi.data, rules);
      if (due === undefined || due >= asOf) continue;
      const { rotated, rotate_every: own, expires } = nhi.data.secret ?? {};
      const every = own ?? rules.nhi.rotate_every;
      const isExpired = expires === due;
      const why = isExpired
        ? `expired after ${inWords(due)}`
        : `was last replaced on ${inWords(rotated ?? '')} and is due every ${periodInWords(every ?? '')}, so by ${inWords(due)}`;
      yield {
        at: nhi.definedAt(['secret', isExpired ? 'expires' : 'rotated']),
        message: `The secret of ${identityOf(nhi, system)} ${why}; ${isExpired ? 'either the system has stopped, or the record is wrong' : 'the longer it lives, the more people and places have seen it'}.`,
        hint: 'Replace the secret and write the new rotated and expires.',
        subject: nhi.id,
      };
    }
  },
});
