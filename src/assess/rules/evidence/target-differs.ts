import { listWords } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { doubted } from '../../doubted.ts';
import { usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/target-differs',
  summary: 'A run was made against what the record says, or against something that it knows.',
  controls: ['nist-csf-2.0:ID.RA-01', 'nist-ai-rmf-1.0:MEASURE-2.3'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check(view, { asOf }) {
    const { system } = view;
    for (const { use, says, doubt } of doubted(view, 'target', asOf)) {
      const ran = `by ${use.data.file} it was run against ${listWords(says.targets, 'and', 3)}`;
      yield {
        at: use.definedAt([doubt.isNamed ? 'target' : 'file']),
        message: doubt.isNamed
          ? `“${titleOf(use)}” is said to be about ${use.data.target}, and ${ran}, so it may be about something else than “${titleOf(system)}”.`
          : `“${titleOf(use)}” does not say what it was done against, and ${ran}, which the record of “${titleOf(system)}” does not know.`,
        hint: doubt.isNamed
          ? 'Pin the report of the run that was meant, or correct target:.'
          : `If that is this system or its model, write target: "${says.targets[0] ?? ''}"; if not, take the item out.`,
        subject: use.id,
        related: usedAt(use, system),
        ...(doubt.isNamed ? {} : { severity: 'warning' }),
      };
    }
  },
});
