import { defineRule } from '../../define-rule.ts';
import { doubted } from '../../doubted.ts';
import { usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/undated',
  summary: 'A file that is to show when something was true says when it was run.',
  controls: ['nist-csf-2.0:ID.IM-02', 'nist-ai-rmf-1.0:MEASURE-2.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P180D' },
  *check(view, { asOf }) {
    const { system, required } = view;
    for (const { use } of doubted(view, 'undated', asOf)) {
      const isNeeded = required.some(({ kind, best }) => kind === use.data.kind && best === undefined);
      yield {
        at: use.definedAt(['file']),
        message: `${use.data.file} does not say when it was run, so nothing but the word of whoever filed “${titleOf(use)}” says how old it is, and it counts as being of unknown age for “${titleOf(system)}”.`,
        hint: 'Have the tool write the time of the run into its report (see the page of this rule), and pin that as an item of its own.',
        subject: use.id,
        related: usedAt(use, system),
        ...(isNeeded ? {} : { severity: 'warning' }),
      };
    }
  },
});
