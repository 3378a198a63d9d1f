import { inWords } from '../../../diagnostic/calendar.ts';
import { causesOf } from '../../causes.ts';
import { defineRule } from '../../define-rule.ts';
import { nameOf, sentence, titleOf } from '../../names.ts';
import { changesInWords } from '../../plain-words.ts';

export default defineRule({
  about: 'system',
  code: 'risk/stale',
  summary: 'Every risk is still the one that was accepted.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RM-04', 'nist-ai-rmf-1.0:MANAGE-1.4'],
  row: 'approval',
  lift: { by: 'business', atMost: 'P30D' },
  *check({ system, risks }, { registry }) {
    for (const { risk, state, decision, changes } of risks) {
      if (state === 'missing' || decision === undefined || changes.length === 0) continue;
      yield {
        at: decision.spot(['package'], true),
        subject: risk.id,
        message: `${nameOf(decision.data.by, registry)} accepted the risk “${risk.id}” of “${titleOf(system)}” on ${inWords(decision.data.on)}, and the record says something else of it now, which nobody has accepted. ${sentence(changesInWords(changes))}.`,
        hint: `Let it be accepted as it is now with “countersign accept ${system.id} --risk ${risk.id}”, or write again what was accepted; a new risk gets an id of its own.`,
        related: causesOf(changes, system),
      };
    }
  },
});
