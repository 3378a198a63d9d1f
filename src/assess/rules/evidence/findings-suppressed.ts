import { countsInWords } from '../../artefact-words.ts';
import { defineRule } from '../../define-rule.ts';
import { doubted } from '../../doubted.ts';
import { usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/findings-suppressed',
  summary: 'Findings that somebody declared away in a file are counted in its result.',
  controls: ['nist-csf-2.0:ID.RA-06', 'nist-ai-rmf-1.0:MANAGE-1.4'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check(view, { asOf }) {
    const { system } = view;
    for (const { use, says } of doubted(view, 'suppressed', asOf)) {
      yield {
        at: use.definedAt(['result']),
        message: `“${titleOf(use)}” is said to be a pass, and ${use.data.file} says ${countsInWords(says)}: what was declared away was still found, and readers of “${titleOf(system)}” do not see it.`,
        hint: 'Write result: pass-with-findings, and say in note: why each was declared away.',
        subject: use.id,
        related: usedAt(use, system),
      };
    }
  },
});
