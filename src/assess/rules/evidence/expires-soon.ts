import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/expires-soon',
  summary: 'Evidence of a required kind is renewed before its last day comes near.',
  controls: ['nist-csf-2.0:ID.IM-01', 'nist-ai-rmf-1.0:GOVERN-1.5'],
  row: 'approval',
  severity: 'warning',
  lift: 'never',
  *check({ system, required }) {
    for (const { title, best } of required) {
      if (best?.state !== 'expiring') continue;
      const { use } = best;
      yield {
        at: use.definedAt(['expires']),
        message: `“${titleOf(use)}” counts until ${inWords(use.data.expires ?? '')}, and nothing of the kind “${title}” in “${titleOf(system)}” lasts longer; after that day the system is not in order.`,
        hint: 'Have it done again before then, and add the result as a new item.',
        subject: use.id,
        related: usedAt(use, system),
      };
    }
  },
});
