import { defineRule } from '../../define-rule.ts';
import { faultyDecisions } from '../../faulty-decisions.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'decision/several-functions',
  summary: 'Where the tier says so, a person decides for one function of a system only.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-3.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check(view) {
    for (const { decision, text, other, past } of faultyDecisions(view, 'several-functions')) {
      yield {
        at: decision.spot(['by']),
        subject: decision.data.function,
        detail: decision.id,
        message: `${text}, both on “${titleOf(view.system)}”; in the ${view.tier} tier one pair of eyes counts once${past}.`,
        hint: 'Let another person decide for one of the two.',
        related: other
          ? [{ spot: other.spot(['by']), message: `The decision for ${other.data.function} stands here` }]
          : [],
      };
    }
  },
});
