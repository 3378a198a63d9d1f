import { listWords } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { activeNhis, identityOf, unknownFacts } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/unknown',
  summary: 'What the tier asks to be known of an identity is known.',
  controls: ['nist-csf-2.0:ID.AM-08', 'nist-csf-2.0:PR.AA-01', 'nist-ai-rmf-1.0:GOVERN-1.6'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system, tier, rules }) {
    for (const nhi of activeNhis(system)) {
      const missing = unknownFacts(nhi.data, rules.nhi.must_know ?? []).filter(
        (fact) => !nhi.isBroken(fact.split('.')) && !nhi.isBroken(fact.split('.').slice(0, 1)),
      );
      if (missing.length === 0) continue;
      yield {
        at: nhi.definedAt([]),
        message: `Of ${identityOf(nhi, system)} nobody has written down ${listWords(missing, 'and', 20)}, which the ${tier} tier asks for; what is unknown is not in order.`,
        hint: 'Find it out where the identity lives, and write it down; an empty list says that there is none.',
        subject: nhi.id,
      };
    }
  },
});
