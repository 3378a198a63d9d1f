import { defineRule } from '../../define-rule.ts';
import { nameOf, titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'governance-owner/same-as-owner',
  summary: 'The governance owner of a system is not its owner.',
  controls: [
    'nist-csf-2.0:GV.RM-01',
    'nist-csf-2.0:GV.RR-02',
    'nist-ai-rmf-1.0:GOVERN-2.1',
    'nist-ai-rmf-1.0:GOVERN-3.2',
  ],
  row: 'record',
  lift: { by: 'business', atMost: 'P90D' },
  *check({ system }, { registry }) {
    const { owner, governance_owner: governanceOwner } = system.data;
    if (governanceOwner === undefined || governanceOwner !== owner) return;
    yield {
      at: ['governance_owner'],
      message: `${nameOf(governanceOwner, registry)} is both owner and governance owner of “${titleOf(system)}”, and so gathers the evidence on which their own system is judged.`,
      hint: 'Name somebody else as governance owner.',
      related: [{ spot: system.spot(['owner']), message: 'The owner' }],
    };
  },
});
