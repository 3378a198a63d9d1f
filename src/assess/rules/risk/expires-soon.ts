import { addPeriod, inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { nameOf, titleOf } from '../../names.ts';

const HORIZON = 'P30D';

export default defineRule({
  about: 'system',
  code: 'risk/expires-soon',
  summary: 'No acceptance of a risk is about to expire.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RM-04', 'nist-ai-rmf-1.0:GOVERN-1.5'],
  row: 'approval',
  severity: 'warning',
  lift: { by: 'business', atMost: 'P30D' },
  *check({ system, risks }, { registry, asOf }) {
    const horizon = addPeriod(asOf, registry.config.horizons?.decision ?? HORIZON);
    for (const { risk, at, state } of risks) {
      if ((state !== 'accepted' && state !== 'stale') || risk.expires === undefined || risk.expires > horizon) continue;
      yield {
        at: ['risk_acceptance', at, 'expires'],
        subject: risk.id,
        message: `The risk “${risk.id}” of “${titleOf(system)}” is accepted until ${inWords(risk.expires)}; from the next day on nobody stands for it.`,
        hint: `Show ${nameOf(risk.accepted_by ?? '', registry)} what has happened since, and ask whether it is still worth it.`,
      };
    }
  },
});
