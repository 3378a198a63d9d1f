import { defineRule } from '../../define-rule.ts';
import { isOver, usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/inconclusive',
  summary: 'Evidence of a required kind comes to a result.',
  controls: ['nist-csf-2.0:ID.IM-02', 'nist-ai-rmf-1.0:MEASURE-2.13'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system, required }, { asOf }) {
    for (const { title, items, best } of required) {
      if (best !== undefined) continue;
      for (const { use } of items) {
        if (use.data.result !== 'inconclusive' || isOver(use.data, asOf)) continue;
        yield {
          at: use.definedAt(['result']),
          message: `“${titleOf(use)}” came to no result, and “${titleOf(system)}” has nothing else that counts of the kind “${title}”, so the question it asked is open.`,
          hint: 'Say in note: what stood in the way, have it done again, and add that as a new item.',
          subject: use.id,
          related: usedAt(use, system),
        };
      }
    }
  },
});
