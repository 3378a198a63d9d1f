import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { doubted } from '../../doubted.ts';
import { usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/performed-differs',
  summary: 'The day on which evidence was true is a day of the run in its file.',
  controls: ['nist-csf-2.0:ID.IM-02', 'nist-ai-rmf-1.0:MEASURE-2.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check(view, { asOf }) {
    const { system } = view;
    for (const { use, doubt } of doubted(view, 'performed', asOf)) {
      const [first, last] = doubt.days;
      const ran = first === last ? `on ${inWords(first)}` : `from ${inWords(first)} to ${inWords(last)}`;
      yield {
        at: use.definedAt(['performed']),
        message: `“${titleOf(use)}” is said to be of ${inWords(use.data.performed ?? '')}, and by ${use.data.file} the run was ${ran}, so what is known of “${titleOf(system)}” is of another age than it seems.`,
        hint: `Write performed: ${last}, and let expires: follow from it.`,
        subject: use.id,
        related: usedAt(use, system),
      };
    }
  },
});
