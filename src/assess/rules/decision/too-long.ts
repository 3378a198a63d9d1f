import { addPeriod, inWords, periodInWords } from '../../../diagnostic/calendar.ts';
import { type Approval, isGiven } from '../../approvals.ts';
import { defineRule } from '../../define-rule.ts';
import { deciderOf, titleOf } from '../../names.ts';
import type { SystemView } from '../../system-view.ts';
import { atLeast } from '../../tier.ts';

export default defineRule({
  about: 'system',
  code: 'decision/too-long',
  summary: 'Every decision has a last day, no further off than the tier allows.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-1.5'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check(view, { registry }) {
    for (const { function: name, required, state, governing } of view.approvals) {
      if (!required || !isGiven(state) || governing === undefined || governing.isBroken('expires')) continue;
      const { on, expires } = governing.data;
      const tier = tierOfLimit(view, governing);
      const period = registry.policy.tiers[tier].decision_valid_for;
      const latest = addPeriod(on, period);
      if (expires !== undefined && expires <= latest) continue;
      const says = expires === undefined ? 'names no last day' : `is to count until ${inWords(expires)}`;
      yield {
        at: governing.spot(expires === undefined ? [] : ['expires']),
        subject: name,
        message: `The decision that ${deciderOf(name)} made on “${titleOf(view.system)}” on ${inWords(on)} ${says}; in the ${tier} tier a decision counts for ${periodInWords(period)}, until ${inWords(latest)}.`,
        hint: `Files of decisions are never edited: let ${deciderOf(name)} decide again, with a last day that the tier allows.`,
      };
    }
  },
});

/** A decision made for a lower tier is held to that one; that the tier has risen is a finding of its own. */
function tierOfLimit({ tier }: SystemView, { data }: NonNullable<Approval['governing']>): SystemView['tier'] {
  return data.tier === undefined || atLeast(data.tier, tier) ? tier : data.tier;
}
