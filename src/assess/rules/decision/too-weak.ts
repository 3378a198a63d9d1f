import type { Decision } from '../../../validate/registry.ts';
import type { Strength } from '../../../validate/schema/common.ts';
import { isGranted } from '../../approvals.ts';
import { defineRule } from '../../define-rule.ts';
import { decisionInWords, nameOf, titleOf } from '../../names.ts';
import { isStrongEnough } from '../../strength.ts';
import type { SystemView } from '../../system-view.ts';

export default defineRule({
  about: 'system',
  code: 'decision/too-weak',
  summary: 'Who decided is proven as well as the policy asks for in the tier.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:PR.AA-01', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check(view, { registry, trust }) {
    const least = view.rules.least_strength ?? 'asserted';
    for (const decision of counting(view)) {
      const { strength, fault, reviewFault } = trust.proofOf(decision);
      // That a signature is bad is a finding of its own.
      if (fault !== undefined || isStrongEnough(strength, least)) continue;
      const who = nameOf(decision.data.by, registry);
      yield {
        at: decision.spot(['by']),
        subject: decision.data.risk ?? decision.data.function,
        detail: decision.id,
        message: `${SAYS[strength](who, decisionInWords(decision))} on “${titleOf(view.system)}”; in the ${view.tier} tier the policy asks that it be ${least}.${reviewFault === undefined ? '' : ` The review that it names proves nothing, since ${reviewFault}.`}`,
        hint: `Let ${who} sign the file as it is, “ssh-keygen -Y sign -n countersign-decision -f KEY ${decision.file}”, and put the .sig beside it; their public key stands in people.yaml.`,
      };
    }
  },
});

const SAYS: Record<Strength, (who: string, what: string) => string> = {
  asserted: (who, what) => `Nothing proves that it was ${who} who made ${what}`,
  committed: (who, what) => `Only a commit that ${who} signed proves ${what}`,
  reviewed: (who, what) => `Only a review by ${who} proves ${what}`,
  signed: (who, what) => `A signature of ${who} proves ${what}`,
};

/** The decisions that something hangs on today: those that let the system run, meet a condition or accept a risk. */
function counting({ approvals, risks }: SystemView): Set<Decision> {
  const granted = approvals.filter(({ required, state }) => required && isGranted(state));
  const decided = granted.flatMap(({ governing, conditions }) => [governing, ...conditions.map(({ met }) => met)]);
  const accepted = risks.filter(({ state }) => state === 'accepted').map(({ decision }) => decision);
  return new Set([...decided, ...accepted].filter((decision) => decision !== undefined));
}
