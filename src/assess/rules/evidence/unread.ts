import { defineRule } from '../../define-rule.ts';
import { unread } from '../../doubted.ts';
import { usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/unread',
  summary: 'Evidence of a kind that is read can be read.',
  controls: ['nist-csf-2.0:PR.DS-01', 'nist-ai-rmf-1.0:MEASURE-2.13'],
  row: 'approval',
  lift: 'never',
  *check(view, { asOf }) {
    const { system } = view;
    for (const { use, doubt } of unread(view, asOf)) {
      yield {
        at: use.definedAt(['file']),
        message: `${use.data.file} ${doubt.why}, so nobody knows whether it bears out what “${titleOf(use)}” says of “${titleOf(system)}”.`,
        hint: 'Export the report anew, in the form and size that are read (see the page of this rule), and pin the new file as an item of its own.',
        subject: use.id,
        related: usedAt(use, system),
      };
    }
  },
});
