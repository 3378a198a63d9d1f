import { inWords } from '../../../diagnostic/calendar.ts';
import { listWords } from '../../../diagnostic/suggest.ts';
import { authorityFault, holdersOf } from '../../authority.ts';
import { type SystemContext, defineRule } from '../../define-rule.ts';
import { nameOf, titleOf } from '../../names.ts';
import type { JudgedRisk } from '../../risks.ts';

export default defineRule({
  about: 'system',
  code: 'risk/not-entitled',
  summary: 'Whoever accepted a risk was entitled to accept that much of it on that day.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RM-04', 'nist-ai-rmf-1.0:GOVERN-2.3'],
  row: 'approval',
  lift: 'never',
  *check({ system, risks }, context) {
    for (const judged of risks) {
      const { risk, at } = judged;
      const refusal = refusalOf(judged, context);
      if (refusal === undefined) continue;
      yield {
        at: ['risk_acceptance', at, 'accepted_by'],
        subject: risk.id,
        message: `${nameOf(risk.accepted_by ?? '', context.registry)} accepted the ${risk.residual} risk “${risk.id}” of “${titleOf(system)}” on ${inWords(risk.accepted ?? '')}. ${refusal.text}, so it is not accepted.`,
        hint: refusal.hint,
      };
    }
  },
});

function refusalOf(
  { risk, decision }: JudgedRisk,
  { registry, asOf }: SystemContext,
): { text: string; hint: string } | undefined {
  const { accepted_by: by, accepted: on, residual } = risk;
  const instead = decision?.data.for;
  if (by === undefined || on === undefined || residual === undefined || !registry.people.has(by)) return undefined;
  const entitled = registry.policy.risk_acceptance[residual];
  if (entitled === 'nobody') {
    return {
      text: `By the policy nobody may accept a ${residual} risk`,
      hint: 'Bring the risk down until somebody may accept what is left of it, or suspend the system.',
    };
  }
  const tier = entitled.up_to ?? 'low';
  const faults = entitled.functions.map((name) => authorityFault({ by, instead, on, tier }, name, registry.people));
  if (faults.includes(undefined)) return undefined;
  const names = entitled.functions
    .flatMap((name) => holdersOf(name, { on: asOf, tier }, registry.people))
    .map((person) => person.name);
  const free = [...new Set(names)];
  return {
    text: `The policy asks for somebody who holds ${listWords(entitled.functions)} at least up to the ${tier} tier, and ${listWords([...new Set(faults.filter((fault) => fault !== undefined))], 'and')}`,
    hint:
      free.length > 0
        ? `${listWords(free)} may accept it today.`
        : 'Nobody may accept it today; appoint somebody in people.yaml, or bring the risk down.',
  };
}
