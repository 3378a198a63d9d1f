import { addPeriod, inWords, periodInWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'risk/too-long',
  summary: 'No risk is accepted for longer than the policy allows.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RM-04', 'nist-ai-rmf-1.0:GOVERN-1.5'],
  row: 'approval',
  lift: { by: 'business', atMost: 'P90D' },
  *check({ system, risks }, { registry }) {
    const period = registry.policy.risk_acceptance.valid_for;
    for (const { risk, at, state } of risks) {
      if ((state !== 'accepted' && state !== 'stale') || risk.accepted === undefined || risk.expires === undefined)
        continue;
      const latest = addPeriod(risk.accepted, period);
      if (risk.expires <= latest) continue;
      yield {
        at: ['risk_acceptance', at, 'expires'],
        subject: risk.id,
        message: `The risk “${risk.id}” of “${titleOf(system)}” is accepted until ${inWords(risk.expires)}; the policy lets an acceptance of ${inWords(risk.accepted)} stand for ${periodInWords(period)}, until ${inWords(latest)}.`,
        hint: `Write expires: ${latest} or an earlier day, and weigh the risk again by then.`,
      };
    }
  },
});
