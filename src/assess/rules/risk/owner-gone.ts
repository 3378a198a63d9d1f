import { absence } from '../../authority.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'risk/owner-gone',
  summary: 'Every risk owner is employed on the day that the system is judged.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  row: 'approval',
  lift: { by: 'business', atMost: 'P30D' },
  *check({ system, risks }, { registry, asOf }) {
    for (const { risk, at } of risks) {
      const owner = registry.people.get(risk.owner ?? '');
      const gone = owner && absence(owner, asOf);
      if (owner === undefined || gone === undefined) continue;
      yield {
        at: ['risk_acceptance', at, 'owner'],
        subject: risk.id,
        message: `${owner.name}, who owns the risk “${risk.id}” of “${titleOf(system)}”, ${gone.text}; nobody here watches whether it grows.`,
        hint: 'Agree with a successor that the risk is theirs now, and write their id as its owner.',
        related: [{ spot: gone.spot, message: `${owner.name} ${gone.text}` }],
      };
    }
  },
});
