import { listWords } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { missingParts } from '../../exceptions.ts';
import { titleOf } from '../../names.ts';

const SAYS: Record<ReturnType<typeof missingParts>[number], string> = {
  subjects: 'which identities it is for',
  reason: 'why the rule cannot be kept',
  compensating: 'what keeps the risk in bounds meanwhile',
  from: 'when it begins',
  until: 'when it ends',
  requested_by: 'who asked',
  approved_by: 'who approved it',
};

export default defineRule({
  about: 'exception',
  code: 'exception/incomplete',
  summary: 'An exception says why, with what safeguards, from when until when, who asked and who approved.',
  controls: ['nist-csf-2.0:ID.RA-07', 'nist-ai-rmf-1.0:MANAGE-1.3'],
  severity: 'error',
  lift: 'never',
  *check(exception) {
    const missing = missingParts(exception);
    if (missing.length === 0) return;
    yield {
      at: [],
      message: `“${titleOf(exception)}” does not say ${listWords(missing.map((part) => SAYS[part]))}, and a permission without that cannot be answered for.`,
      hint: `Write ${listWords(
        missing.map((part) => `${part}:`),
        'and',
      )}.`,
    };
  },
});
