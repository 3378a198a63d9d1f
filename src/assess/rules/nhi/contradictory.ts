import { listWords } from '../../../diagnostic/suggest.ts';
import { defineRule, type Finding } from '../../define-rule.ts';
import { identityOf } from '../../nhi/facts.ts';
import { othersThan, textAt } from '../../nhi/portfolio.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/contradictory',
  summary: 'Places that describe one identity say the same of it.',
  controls: ['nist-csf-2.0:ID.AM-08', 'nist-csf-2.0:PR.AA-01', 'nist-ai-rmf-1.0:GOVERN-1.6'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P30D' },
  *check({ system }, { nhis }): Iterable<Finding> {
    for (const place of nhis.toldTo.get(system.id) ?? []) {
      const differing = [...nhis.differences(place.id)].flatMap(([field, values]) => {
        const others = othersThan(textAt(place.data, field), values);
        return others.length > 0 ? [{ field, others }] : [];
      });
      if (differing.length === 0) continue;
      const fields = differing.map(({ field }) => field);
      yield {
        at: place.spot([]),
        message: `What is said here of ${identityOf(place, system)} is said otherwise in another place (${listWords(fields, 'and', 20)}); one of them is wrong, and nobody can tell which.`,
        hint: 'Look at the identity itself, correct the wrong place, and keep one description: in shared/nhis.yaml if several systems have to use it.',
        subject: place.id,
        related: differing.flatMap(({ field, others }) =>
          others.map(({ by, data, spot }) => ({
            spot: spot(textAt(data, field) === undefined ? [] : field.split('.')),
            message: `${by} says ${field}: ${textAt(data, field) ?? ''}.`,
          })),
        ),
      };
    }
  },
});
