import { daysBetween, inWords, periodInWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { listedRisks } from '../../known-risks.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'risk/after-go-live',
  summary: 'Every risk that was known when the system went live was accepted by that day.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RM-04', 'nist-ai-rmf-1.0:GOVERN-2.3'],
  row: 'approval',
  lift: { by: 'business', atMost: 'P365D' },
  *check({ system, risks, approvals }) {
    const live = system.data.live_since;
    const known = listedRisks(approvals.find((approval) => approval.function === 'business')?.atGoLive);
    for (const { risk, at, first } of risks) {
      if (live === undefined || first === undefined || first <= live || known?.has(risk.id) === false) continue;
      yield {
        at: ['risk_acceptance', at, 'accepted'],
        subject: risk.id,
        message: `“${titleOf(system)}” went live on ${inWords(live)}, and its risk “${risk.id}” was first accepted on ${inWords(first)}; for ${periodInWords(`P${daysBetween(live, first)}D`)} people met a risk that nobody had accepted.`,
        hint: 'Leave the dates as they are; an exception says how it came about and what is done so that it does not happen again.',
        related: [{ spot: system.spot(['live_since']), message: 'The first live day stands here' }],
      };
    }
  },
});
