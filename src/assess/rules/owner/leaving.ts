import { addPeriod, inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

const HORIZON = 'P60D';

export default defineRule({
  about: 'system',
  code: 'owner/leaving',
  summary: 'An owner who is about to leave has handed over.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  row: 'owner',
  severity: 'warning',
  lift: 'never',
  *check({ system }, { registry, asOf }) {
    const owner = registry.people.get(system.data.owner ?? '');
    const until = owner?.until;
    if (owner === undefined || until === undefined) return;
    if (until < asOf || until > addPeriod(asOf, registry.config.horizons?.owner ?? HORIZON)) return;
    yield {
      at: ['owner'],
      message: `${owner.name}, the owner of “${titleOf(system)}”, leaves on ${inWords(until)}; from the next day on nobody answers for it, and the build fails.`,
      hint: `Agree on a successor while ${owner.name} can still hand over, and write their id as owner:.`,
      related: [{ spot: owner.spot(['until']), message: `${owner.name} leaves on ${inWords(until)}` }],
    };
  },
});
