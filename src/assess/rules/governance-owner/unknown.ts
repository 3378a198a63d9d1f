import { didYouMean } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'governance-owner/unknown',
  summary: 'The governance owner of a system is somebody in people.yaml.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  row: 'owner',
  lift: 'never',
  *check({ system }, { registry }) {
    const { governance_owner: governanceOwner } = system.data;
    if (governanceOwner === undefined || registry.people.has(governanceOwner)) return;
    yield {
      at: ['governance_owner'],
      message: `“${titleOf(system)}” names “${governanceOwner}” as its governance owner, who is not in people.yaml, so nobody can be asked for its evidence and decisions.`,
      hint: didYouMean(
        governanceOwner,
        [...registry.people.keys()],
        'Add the person to people.yaml, or name the one who runs the approval.',
      ),
    };
  },
});
