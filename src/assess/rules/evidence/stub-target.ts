import { listWords } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { doubted } from '../../doubted.ts';
import { usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/stub-target',
  summary: 'A run that is to show a pass was made against the system, not against an echo or a stub.',
  controls: ['nist-csf-2.0:ID.IM-02', 'nist-ai-rmf-1.0:MEASURE-2.3'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check(view, { asOf }) {
    const { system } = view;
    for (const { use, says } of doubted(view, 'stub', asOf)) {
      yield {
        at: use.definedAt(['file']),
        message: `By ${use.data.file}, “${titleOf(use)}” was run against ${listWords(says.targets, 'and', 3)}, which only makes up its answers, so it says nothing about “${titleOf(system)}”.`,
        hint: 'Run it against the system itself and pin that report as an item of its own; of this one write result: inconclusive.',
        subject: use.id,
        related: usedAt(use, system),
      };
    }
  },
});
