import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { nameOf, titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'risk/expired',
  summary: 'Every acceptance of a risk still counts.',
  controls: [
    'nist-csf-2.0:GV.RM-01',
    'nist-csf-2.0:GV.RM-04',
    'nist-ai-rmf-1.0:GOVERN-2.3',
    'nist-ai-rmf-1.0:MANAGE-1.4',
  ],
  row: 'approval',
  lift: { by: 'business', atMost: 'P30D' },
  *check({ system, risks }, { registry }) {
    for (const { risk, at, state } of risks) {
      if (state !== 'expired' || risk.expires === undefined) continue;
      yield {
        at: ['risk_acceptance', at, 'expires'],
        subject: risk.id,
        message: `${nameOf(risk.accepted_by ?? '', registry)} accepted the risk “${risk.id}” of “${titleOf(system)}” until ${inWords(risk.expires)}; the risk is still there, and nobody stands for it any more.`,
        hint: `Weigh it again; whoever may accept it does so with “countersign accept ${system.id} --risk ${risk.id}”.`,
      };
    }
  },
});
