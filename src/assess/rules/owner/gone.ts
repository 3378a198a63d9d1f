import { absence } from '../../authority.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'owner/gone',
  summary: 'The owner of a system is employed on the day that it is judged.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  row: 'owner',
  lift: 'never',
  *check({ system }, { registry, asOf }) {
    const owner = registry.people.get(system.data.owner ?? '');
    const gone = owner && absence(owner, asOf);
    if (owner === undefined || gone === undefined) return;
    yield {
      at: ['owner'],
      message: `${owner.name}, the owner of “${titleOf(system)}”, ${gone.text}, so nobody who works here answers for it.`,
      hint: `Write owner: and the id of the person who takes over, in every record that names ${owner.id}.`,
      related: [{ spot: gone.spot, message: `${owner.name} ${gone.text}` }],
    };
  },
});
