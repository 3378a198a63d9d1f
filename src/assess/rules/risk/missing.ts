import { listWords } from '../../../diagnostic/suggest.ts';
import type { System } from '../../../validate/registry.ts';
import { isBrokenAt } from '../../../validate/resolve-uses.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';
import type { JudgedRisk } from '../../risks.ts';

export default defineRule({
  about: 'system',
  code: 'risk/missing',
  summary:
    'A system of a higher tier lists what can still go wrong, and each risk says everything about its acceptance.',
  controls: [
    'nist-csf-2.0:GV.RM-01',
    'nist-csf-2.0:GV.RM-04',
    'nist-ai-rmf-1.0:GOVERN-2.3',
    'nist-ai-rmf-1.0:MANAGE-1.4',
  ],
  row: 'approval',
  lift: { by: 'business', atMost: 'P90D' },
  *check({ system, tier, risks }) {
    if (risks.length === 0 && tier !== 'low' && !system.isBroken('risk_acceptance')) {
      yield {
        at: system.data.risk_acceptance ? ['risk_acceptance'] : [],
        message: `“${titleOf(system)}” is in the ${tier} tier and lists no risk that is left, so nobody has said what can still go wrong and nobody has accepted it.`,
        hint: 'Write under risk_acceptance what can still go wrong, who owns that risk, and who accepts it until when.',
      };
    }
    for (const judged of risks) {
      const absent = absences(judged, system);
      if (absent.length === 0) continue;
      yield {
        at: ['risk_acceptance', judged.at],
        subject: judged.risk.id,
        message: `The risk “${judged.risk.id}” of “${titleOf(system)}” does not say ${listWords(
          absent.map((key) => ABSENT[key]),
          'and',
        )}; until it does, nobody has accepted it in full.`,
        hint: `Add ${listWords(absent, 'and')}; “countersign accept ${system.id} --risk ${judged.risk.id}” records the acceptance itself.`,
      };
    }
  },
});

const ABSENT = {
  risk: 'what can go wrong',
  owner: 'who owns it',
  residual: 'how large it still is',
  accepted_by: 'who accepted it',
  accepted: 'when it was accepted',
  expires: 'until when',
  rationale: 'why it is worth it',
} as const;
const KEYS = ['risk', 'owner', 'residual', 'accepted_by', 'accepted', 'expires', 'rationale'] as const;

function absences({ risk, at }: JudgedRisk, system: System): (typeof KEYS)[number][] {
  return KEYS.filter(
    (key) => risk[key] === undefined && !isBrokenAt(system, system.spot(['risk_acceptance', at, key])),
  );
}
