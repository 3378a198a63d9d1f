import { didYouMean } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/file-missing',
  summary: 'Every file that evidence names lies in content/evidence.',
  controls: ['nist-csf-2.0:PR.DS-01', 'nist-ai-rmf-1.0:MEASURE-2.1'],
  row: 'always',
  lift: 'never',
  *check({ system }, { registry: { evidenceFiles } }) {
    for (const use of system.evidence) {
      const { file } = use.data;
      if (file === undefined || evidenceFiles.has(file)) continue;
      yield {
        at: use.definedAt(['file']),
        message: `“${titleOf(use)}” names ${file}, and no such file is here, so nobody can read what “${titleOf(system)}” rests on.`,
        hint: didYouMean(
          file,
          [...evidenceFiles.keys()],
          `Put the file at content/${file}, or give the address where it is kept as href:.`,
        ),
        subject: use.id,
        related: usedAt(use, system),
      };
    }
  },
});
