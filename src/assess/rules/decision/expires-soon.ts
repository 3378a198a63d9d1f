import { addPeriod, inWords } from '../../../diagnostic/calendar.ts';
import { isGiven } from '../../approvals.ts';
import { defineRule } from '../../define-rule.ts';
import { deciderOf, nameOf, titleOf } from '../../names.ts';

const HORIZON = 'P30D';

export default defineRule({
  about: 'system',
  code: 'decision/expires-soon',
  summary: 'No decision is about to expire.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-1.5'],
  row: 'approval',
  severity: 'warning',
  lift: { by: 'security', atMost: 'P30D' },
  *check({ system, approvals }, { registry, asOf }) {
    const horizon = addPeriod(asOf, registry.config.horizons?.decision ?? HORIZON);
    for (const { function: name, required, state, governing } of approvals) {
      const last = governing?.data.expires;
      if (!required || !isGiven(state) || governing === undefined || last === undefined || last > horizon) continue;
      yield {
        at: governing.spot(['expires']),
        subject: name,
        message: `What ${deciderOf(name)} decided on “${titleOf(system)}” counts until ${inWords(last)}; after that day the system runs on a decision that nobody has confirmed.`,
        hint:
          name === 'go-live'
            ? 'Put the system on the agenda of a meeting before that day.'
            : `Ask ${nameOf(governing.data.by, registry)}, or whoever holds ${name} now, to look again in time.`,
      };
    }
  },
});
