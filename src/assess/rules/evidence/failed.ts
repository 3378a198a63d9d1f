import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { isFresh, isOver, usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/failed',
  summary: 'A required test that failed has been passed since.',
  controls: ['nist-csf-2.0:ID.RA-06', 'nist-ai-rmf-1.0:MANAGE-1.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system, required }, { asOf }) {
    for (const { title, items } of required) {
      const passed = items.filter(({ state }) => isFresh(state)).map(({ use }) => use.data.performed ?? '');
      for (const { use } of items) {
        const { result, performed } = use.data;
        if (result !== 'fail' || isOver(use.data, asOf) || passed.some((day) => day >= (performed ?? ''))) continue;
        yield {
          at: use.definedAt(['result']),
          message: `“${titleOf(use)}” failed${performed ? ` on ${inWords(performed)}` : ''}, and no evidence of the kind “${title}” has passed since, so what it found in “${titleOf(system)}” is still open.`,
          hint: 'Mend what was found, have it tried again, and add the new result as an item of its own; this one stays.',
          subject: use.id,
          related: usedAt(use, system),
        };
      }
    }
  },
});
