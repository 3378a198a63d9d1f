import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';
import { weightiest } from '../../severity.ts';

export default defineRule({
  about: 'exception',
  code: 'exception/expired',
  summary: 'What an exception allowed is mended by its last day.',
  controls: ['nist-csf-2.0:ID.RA-07', 'nist-ai-rmf-1.0:MANAGE-1.3'],
  severity: 'error',
  lift: 'never',
  *check(exception, { asOf, namedBy }) {
    const { until, rule } = exception.data;
    if (until === undefined || until >= asOf) return;
    const open = namedBy(exception).filter(({ exceptedBy }) => exceptedBy === undefined);
    const over = `“${titleOf(exception)}” ended on ${inWords(until)}`;
    yield {
      at: ['until'],
      message:
        open.length > 0
          ? `${over}, and what it allowed is still so; nobody has agreed to that since.`
          : `${over}, and nothing needs it any more; it stays as the record of what was allowed.`,
      hint: open.length > 0 ? `Mend what ${rule} finds, or have a new exception approved.` : 'Nothing has to be done.',
      related: open.map(({ spot, message }) => ({ spot, message })),
      severity: weightiest(open.map(({ severity }) => severity)),
    };
  },
});
