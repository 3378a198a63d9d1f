import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'governance-owner/missing',
  summary: 'Where the tier asks for it, somebody coordinates the approval.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  row: 'record',
  lift: { by: 'business', atMost: 'P90D' },
  *check({ system, tier, rules }) {
    const { governance_owner: governanceOwner } = system.data;
    if (!rules.governance_owner || governanceOwner !== undefined || system.isBroken('governance_owner')) return;
    yield {
      at: [],
      message: `“${titleOf(system)}” is in the ${tier} tier and has no governance owner, so nobody gathers its evidence, runs the round of approvals or keeps the decisions.`,
      hint: 'Write governance_owner: and the id of a person who neither owns nor approves the system.',
    };
  },
});
