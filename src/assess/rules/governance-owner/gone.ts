import { absence } from '../../authority.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'governance-owner/gone',
  summary: 'The governance owner of a system is employed on the day that it is judged.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  row: 'owner',
  lift: { by: 'business', atMost: 'P30D' },
  *check({ system }, { registry, asOf }) {
    const governanceOwner = registry.people.get(system.data.governance_owner ?? '');
    const gone = governanceOwner && absence(governanceOwner, asOf);
    if (governanceOwner === undefined || gone === undefined) return;
    yield {
      at: ['governance_owner'],
      message: `${governanceOwner.name}, the governance owner of “${titleOf(system)}”, ${gone.text}, so its next review and its next round of approvals have nobody to start them.`,
      hint: 'Name the person who looks after its approvals now.',
      related: [{ spot: gone.spot, message: `${governanceOwner.name} ${gone.text}` }],
    };
  },
});
