import { defineRule } from '../../define-rule.ts';
import { sentence } from '../../names.ts';
import { identityOf, isActive } from '../../nhi/facts.ts';
import { othersThan } from '../../nhi/portfolio.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/secret-reused',
  summary: 'Every identity has a secret of its own.',
  controls: ['owasp-nhi-2025:NHI9', 'nist-csf-2.0:PR.AA-01', 'nist-csf-2.0:PR.AA-05'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system }, { nhis }) {
    for (const place of nhis.toldTo.get(system.id) ?? []) {
      const ref = place.data.secret?.ref;
      if (ref === undefined || !isActive(place.data)) continue;
      const sharers = nhis.sharers(ref);
      if (sharers.size < 2) continue;
      const count = sharers.size - 1;
      yield {
        at: place.spot(['secret', 'ref']),
        message: `${sentence(identityOf(place, system))} and ${count === 1 ? 'another' : `${count} others`} keep their secret at the same place, “${ref}”; one secret opens all of them, and the logs cannot tell them apart.`,
        hint: 'Give each identity a secret of its own.',
        subject: place.id,
        related: othersThan(place.id, sharers).map(({ by, id, spot }) => ({
          spot: spot(['secret', 'ref']),
          message: `“${id}” of ${by} has it too.`,
        })),
      };
    }
  },
});
