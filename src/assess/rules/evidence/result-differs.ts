import { countsInWords } from '../../artefact-words.ts';
import { defineRule } from '../../define-rule.ts';
import { doubted } from '../../doubted.ts';
import { usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/result-differs',
  summary: 'The result that the record gives is the one that the file gives.',
  controls: ['nist-csf-2.0:ID.RA-06', 'nist-ai-rmf-1.0:MEASURE-2.13'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check(view, { asOf }) {
    const { system } = view;
    for (const { use, says, doubt } of doubted(view, 'result', asOf)) {
      const { result = '', file } = use.data;
      yield {
        at: use.definedAt(['result']),
        message: doubt.isWorse
          ? `“${titleOf(use)}” is said to be a ${result}, and ${file} says ${countsInWords(says)}, so “${titleOf(system)}” looks better than it was found.`
          : `“${titleOf(use)}” is said to have failed, and ${file} says ${countsInWords(says)}, so it may not be the file that was meant.`,
        hint: doubt.isWorse
          ? `Write result: ${result === 'pass' ? 'pass-with-findings or fail' : 'fail'}, and say in note: what became of each.`
          : 'Pin the file of the run that failed, or write the result that this one has.',
        subject: use.id,
        related: usedAt(use, system),
        ...(doubt.isWorse ? {} : { severity: 'warning' }),
      };
    }
  },
});
