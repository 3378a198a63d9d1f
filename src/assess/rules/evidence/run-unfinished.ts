import { defineRule } from '../../define-rule.ts';
import { doubted } from '../../doubted.ts';
import { usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

const ENDED = { cancelled: 'was cancelled', errored: 'broke with an error', unfinished: 'did not come to its end' };

export default defineRule({
  about: 'system',
  code: 'evidence/run-unfinished',
  summary: 'A run that is to show a pass came to its end.',
  controls: ['nist-csf-2.0:ID.IM-02', 'nist-ai-rmf-1.0:MEASURE-2.13'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check(view, { asOf }) {
    const { system } = view;
    for (const { use, doubt } of doubted(view, 'unfinished', asOf)) {
      yield {
        at: use.definedAt(['result']),
        message: `“${titleOf(use)}” is said to be a ${use.data.result}, and by ${use.data.file} the run ${ENDED[doubt.ended]}, so what it would still have found in “${titleOf(system)}” is not known, whatever its score.`,
        hint: 'Run it again to its end and pin that report as an item of its own; of this one write result: inconclusive.',
        subject: use.id,
        related: usedAt(use, system),
      };
    }
  },
});
