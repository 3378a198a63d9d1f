import { absence } from '../../authority.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'sponsor/gone',
  summary: 'The sponsor of a system is employed on the day that it is judged.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.3'],
  row: 'owner',
  lift: { by: 'business', atMost: 'P60D' },
  *check({ system }, { registry, asOf }) {
    const sponsor = registry.people.get(system.data.sponsor ?? '');
    const gone = sponsor && absence(sponsor, asOf);
    if (sponsor === undefined || gone === undefined) return;
    yield {
      at: ['sponsor'],
      message: `${sponsor.name}, the sponsor of “${titleOf(system)}”, ${gone.text}, so it is not known whether the business still wants it.`,
      hint: 'Ask the business who stands behind it now, and name that person; when nobody does, plan its retirement.',
      related: [{ spot: gone.spot, message: `${sponsor.name} ${gone.text}` }],
    };
  },
});
