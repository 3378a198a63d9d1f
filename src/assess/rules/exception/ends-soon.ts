import { addPeriod, inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

const HORIZON = 'P30D';

export default defineRule({
  about: 'exception',
  code: 'exception/ends-soon',
  summary: 'What an exception allows is mended before its last day comes near.',
  controls: ['nist-csf-2.0:ID.RA-07', 'nist-ai-rmf-1.0:MANAGE-1.3'],
  severity: 'warning',
  lift: 'never',
  *check(exception, { asOf, registry, namedBy }) {
    const { until, closes_with: end, rule } = exception.data;
    if (until === undefined || until < asOf || until > addPeriod(asOf, registry.config.horizons?.exception ?? HORIZON))
      return;
    const lifted = namedBy(exception).filter(({ exceptedBy }) => exceptedBy === exception.id);
    if (lifted.length === 0) return;
    yield {
      at: ['until'],
      message: `“${titleOf(exception)}” ends on ${inWords(until)}, and what it allows is still so; from the day after, ${rule} counts again.`,
      hint: end ? `It was to close with this: ${end}` : 'Mend what it allows before then.',
      related: lifted.map(({ spot, message }) => ({ spot, message })),
    };
  },
});
