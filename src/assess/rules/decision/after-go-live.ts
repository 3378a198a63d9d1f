import { daysBetween, inWords, periodInWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { deciderOf, titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'decision/after-go-live',
  summary: 'On the first live day a decision of every function that the tier asks for stood.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-2.3', 'nist-ai-rmf-1.0:MANAGE-1.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P365D' },
  *check({ system, approvals }) {
    const live = system.data.live_since;
    if (live === undefined) return;
    for (const { function: name, late } of approvals) {
      if (late === undefined) continue;
      const gap = periodInWords(`P${daysBetween(live, late.data.on)}D`);
      yield {
        at: late.spot(['on']),
        subject: name,
        message: `“${titleOf(system)}” went live on ${inWords(live)}, and no decision of ${deciderOf(name)} let it run before ${inWords(late.data.on)}; deciding later does not close a gap of ${gap}.`,
        hint: 'Leave the dates as they are; an exception says how it came about and what is done so that it does not happen again.',
        related: [{ spot: system.spot(['live_since']), message: 'The first live day stands here' }],
      };
    }
  },
});
