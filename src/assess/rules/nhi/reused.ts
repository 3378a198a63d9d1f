import { defineRule } from '../../define-rule.ts';
import { sentence } from '../../names.ts';
import { identityOf, isActive } from '../../nhi/facts.ts';
import { othersOf } from '../../nhi/portfolio.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/reused',
  summary: 'An identity serves one system, unless it is shared for a reason.',
  controls: ['owasp-nhi-2025:NHI9', 'nist-csf-2.0:PR.AA-01', 'nist-csf-2.0:PR.AA-05'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system }, { nhis }) {
    for (const place of nhis.toldTo.get(system.id) ?? []) {
      if (!isActive(place.data)) continue;
      const group = nhis.activeById(place.id);
      if (group.length < 2) continue;
      const count = group.length - 1;
      yield {
        at: place.spot([]),
        message: `${sentence(identityOf(place, system))} is listed in ${count === 1 ? 'one more place' : `${count} more places`} as its own; a break-in at one of them is a break-in at all, and none can be switched off alone.`,
        hint: 'Make one for each system; where it has to be shared, put it in shared/nhis.yaml with shared_because and refer to it with use:.',
        subject: place.id,
        related: othersOf(group, place).map(({ by, spot }) => ({
          spot: spot([]),
          message: `It is listed by ${by} here.`,
        })),
      };
    }
  },
});
