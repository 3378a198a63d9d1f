import { didYouMean } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'owner/unknown',
  summary: 'The owner of a system is somebody in people.yaml.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  row: 'owner',
  lift: 'never',
  *check({ system }, { registry }) {
    const { owner } = system.data;
    if (owner === undefined || registry.people.has(owner)) return;
    yield {
      at: ['owner'],
      message: `“${titleOf(system)}” names “${owner}” as its owner, and people.yaml knows nobody of that id, so no person can be held to it.`,
      hint: didYouMean(
        owner,
        [...registry.people.keys()],
        'Add the person to people.yaml, or name somebody who is there.',
      ),
    };
  },
});
