import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { isOver, type JudgedEvidence, lasting, usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/expired',
  summary: 'Of every required kind of evidence something is still in its time.',
  controls: ['nist-csf-2.0:ID.IM-01', 'nist-ai-rmf-1.0:GOVERN-1.5'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system, required }, { asOf }) {
    for (const { kind, title, items } of required) {
      if (!items.every(({ use }) => isOver(use.data, asOf))) continue;
      const newest = items.reduce<JudgedEvidence | undefined>(lasting, undefined)?.use;
      if (newest === undefined) continue;
      yield {
        at: newest.definedAt(['expires']),
        message: `“${titleOf(newest)}” counted until ${inWords(newest.data.expires ?? '')}, and “${titleOf(system)}” has nothing newer of the kind “${title}”, so what it showed may no longer be true.`,
        hint: `Have it done again and add the result as a new item with kind: ${kind}; leave this one as it is.`,
        subject: newest.id,
        related: usedAt(newest, system),
      };
    }
  },
});
