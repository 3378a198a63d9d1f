import { inWords, periodInWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { activeNhis, hasSecret, identityOf, secretDue } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/rotation-overdue',
  summary: 'Every secret is replaced before its interval is over and before it expires.',
  controls: ['owasp-nhi-2025:NHI7', 'nist-csf-2.0:PR.AA-01', 'nist-ai-rmf-1.0:MANAGE-4.1'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P30D' },
  *check({ system, rules }, { asOf }) {
    for (const nhi of activeNhis(system)) {
      const { rotated, rotate_every: own, expires } = nhi.data.secret ?? {};
      const every = own ?? rules.nhi.rotate_every;
      const isTold = rotated !== undefined || rules.nhi.must_know?.includes('secret.rotated') === true;
      if (hasSecret(nhi.data) && every !== undefined && !isTold && !nhi.isBroken(['secret', 'rotated'])) {
        yield {
          at: nhi.definedAt(nhi.data.secret === undefined ? [] : ['secret']),
          message: `The secret of ${identityOf(nhi, system)} is due every ${periodInWords(every)}, and nobody has written down when it was last replaced; it may be as old as the identity.`,
          hint: 'Look up the day where the secret is kept and write it as secret.rotated, or replace it today.',
          subject: nhi.id,
        };
      }
      const due = secretDue(nhi.data, rules);
      if (due === undefined || due >= asOf) continue;
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
