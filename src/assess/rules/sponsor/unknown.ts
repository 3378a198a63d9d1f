import { didYouMean } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'sponsor/unknown',
  summary: 'The sponsor of a system is somebody in people.yaml.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.3'],
  row: 'owner',
  lift: 'never',
  *check({ system }, { registry }) {
    const { sponsor } = system.data;
    if (sponsor === undefined || registry.people.has(sponsor)) return;
    yield {
      at: ['sponsor'],
      message: `“${titleOf(system)}” names “${sponsor}” as its sponsor, an id that is not in people.yaml, so the backing that it claims is nobody’s.`,
      hint: didYouMean(
        sponsor,
        [...registry.people.keys()],
        'Add the person to people.yaml, or name the sponsor it really has.',
      ),
    };
  },
});
