import { listWords } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { doubted } from '../../doubted.ts';
import { usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/tool-differs',
  summary: 'The tool that the record names is the one that wrote the file.',
  controls: ['nist-csf-2.0:ID.IM-02', 'nist-ai-rmf-1.0:MEASURE-2.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check(view, { asOf }) {
    const { system } = view;
    for (const { use, says } of doubted(view, 'tool', asOf)) {
      yield {
        at: use.definedAt(['tool']),
        message: `“${titleOf(use)}” is said to be made by ${use.data.tool}, and ${use.data.file} by ${listWords(says.tools, 'and', 3)}, so one of them is not what “${titleOf(system)}” was tried with.`,
        hint: 'Pin the report of the tool that was meant, or correct tool:.',
        subject: use.id,
        related: usedAt(use, system),
      };
    }
  },
});
