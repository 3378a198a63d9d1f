import { defineRule } from '../../define-rule.ts';
import { commitInWords } from '../../trust/file-words.ts';

export default defineRule({
  about: 'registry',
  code: 'exception/removed',
  summary: 'No exception leaves the registry.',
  controls: ['nist-csf-2.0:ID.RA-07', 'nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  severity: 'error',
  lift: 'never',
  *check({ trust }) {
    for (const { path, by } of trust.exceptionsGone) {
      const when = trust.before
        ? 'is taken out by this change'
        : by
          ? `was taken out by ${commitInWords(by, trust)}`
          : 'is gone from the folder';
      yield {
        at: { file: 'exceptions/' },
        detail: path,
        message: `The exception ${path} ${when}. What was allowed once stays to be seen, with who allowed it and until when.`,
        hint: `Put ${path} back. An exception ends by its last day: write it as until:.`,
      };
    }
  },
});
