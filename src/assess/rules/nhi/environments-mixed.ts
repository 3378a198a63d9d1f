import { listWords } from '../../../diagnostic/suggest.ts';
import { defineRule, type Finding } from '../../define-rule.ts';
import { sentence } from '../../names.ts';
import { identityOf, isActive } from '../../nhi/facts.ts';
import { type Description, othersThan, type Spread } from '../../nhi/portfolio.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/environments-mixed',
  summary: 'No identity and no secret acts in two environments.',
  controls: ['owasp-nhi-2025:NHI8', 'nist-csf-2.0:PR.IR-01', 'nist-ai-rmf-1.0:MEASURE-2.7'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system }, { nhis }): Iterable<Finding> {
    for (const place of nhis.toldTo.get(system.id) ?? []) {
      if (!isActive(place.data)) continue;
      const others = elsewhere(place, nhis.environments(place.id));
      const ref = place.data.secret?.ref;
      const bySecret = ref === undefined ? [] : elsewhere(place, nhis.environmentsOfSecret(ref));
      const found = others.length > 0 ? others : bySecret;
      if (found.length === 0) continue;
      const what =
        others.length > 0 ? sentence(identityOf(place, system)) : `The secret of ${identityOf(place, system)}`;
      const names = [place, ...found].map(({ data }) => data.environment ?? '');
      yield {
        at: place.spot(['environment']),
        message: `${what} acts in ${listWords(names, 'and')}; whoever breaks into the weaker one stands in the other.`,
        hint: 'Make one identity with its own secret for each environment.',
        subject: place.id,
        related: found.map(({ by, data, spot, id }) => ({
          spot: spot(['environment']),
          message: `Here ${by} has “${id}” in ${data.environment ?? ''}.`,
        })),
      };
    }
  },
});

function elsewhere({ data }: Description, environments: Spread): Description[] {
  return othersThan(data.environment, environments);
}
