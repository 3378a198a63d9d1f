import { defineRule } from '../../define-rule.ts';
import { nameOf, titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'risk/by-owner',
  summary: 'No owner accepts the risks of their own system.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.3'],
  row: 'approval',
  lift: { by: 'business', atMost: 'P90D' },
  *check({ system, risks }, { registry }) {
    const { owner } = system.data;
    if (owner === undefined) return;
    for (const { risk, at, decision } of risks) {
      if (risk.accepted_by !== owner && decision?.data.for !== owner) continue;
      const deputy = risk.accepted_by === owner ? '' : ` through a deputy, ${nameOf(risk.accepted_by ?? '', registry)}`;
      yield {
        at: ['risk_acceptance', at, 'accepted_by'],
        subject: risk.id,
        message: `${nameOf(owner, registry)} owns “${titleOf(system)}” and accepted its risk “${risk.id}”${deputy}; whoever wants the system to run should not be the one to call its risk bearable.`,
        hint: 'Let the sponsor or another person whom the policy entitles accept it.',
        related: [{ spot: system.spot(['owner']), message: 'The owner stands here' }],
      };
    }
  },
});
