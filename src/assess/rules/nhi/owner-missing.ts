import { absence } from '../../authority.ts';
import { defineRule, type Finding } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';
import { isActive } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/owner-missing',
  summary: 'Every active identity has an owner who works here.',
  controls: ['owasp-nhi-2025:NHI1', 'nist-csf-2.0:PR.AA-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P30D' },
  *check({ system }, { registry, asOf }): Iterable<Finding> {
    for (const nhi of system.nhis) {
      const { id, data } = nhi;
      if (!isActive(data) || nhi.isBroken(['owner'])) continue;
      if (data.owner === undefined) {
        yield {
          at: nhi.definedAt([]),
          message: `The identity “${id}” of “${titleOf(system)}” has no owner, so nobody renews it, watches it or switches it off.`,
          hint: 'Write owner: and the id of the engineer who looks after it.',
          subject: id,
        };
      }
      const owner = registry.people.get(data.owner ?? '');
      const gone = owner && absence(owner, asOf);
      if (owner === undefined || gone === undefined) continue;
      yield {
        at: nhi.definedAt(['owner']),
        message: `${owner.name}, who owns the identity “${id}” of “${titleOf(system)}”, ${gone.text}; it can still act, and nobody looks after it.`,
        hint: 'Name a new owner, and replace the secret if the former one knew it.',
        subject: id,
        related: [{ spot: gone.spot, message: `${owner.name} ${gone.text}` }],
      };
    }
  },
});
