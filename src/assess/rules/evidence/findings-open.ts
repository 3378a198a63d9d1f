import { defineRule } from '../../define-rule.ts';
import { usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/findings-open',
  summary: 'Each finding of required evidence is fixed or accepted as a risk.',
  controls: ['nist-csf-2.0:ID.RA-06', 'nist-ai-rmf-1.0:MANAGE-1.3'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system, required }) {
    for (const { title, items, best } of required) {
      if (best !== undefined) continue;
      for (const { use, state, open } of items) {
        if (state !== 'open' || use.isBroken(['findings'])) continue;
        const isListed = (use.data.findings ?? []).length > 0;
        const what = isListed
          ? `found what nobody has fixed or accepted (${open.join(' ')})`
          : 'passed with findings and does not say which';
        yield {
          at: use.definedAt([isListed ? 'findings' : 'result']),
          message: `“${titleOf(use)}” ${what}, and “${titleOf(system)}” has nothing else that counts of the kind “${title}”.`,
          hint: 'List each finding under findings: with what:, and with fixed: and the day, or accepted_as: and a residual risk of the record.',
          subject: use.id,
          related: usedAt(use, system),
        };
      }
    }
  },
});
