import { defineRule } from '../../define-rule.ts';
import { decisionInWords, nameOf, sentence } from '../../names.ts';

export default defineRule({
  about: 'registry',
  code: 'decision/bad-signature',
  summary: 'Every signature verifies: over the very bytes of the decision file, by a key of the person who decided.',
  controls: ['nist-csf-2.0:PR.DS-01', 'nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  severity: 'error',
  lift: 'never',
  *check({ registry, trust }) {
    for (const decision of registry.decisions) {
      const { fault } = trust.proofOf(decision);
      if (fault === undefined) continue;
      yield {
        at: { file: `${decision.file}.sig` },
        system: decision.system,
        subject: decision.data.risk ?? decision.data.function,
        message: `${sentence(decisionInWords(decision))} does not carry a signature of ${nameOf(decision.data.by, registry)}: ${fault}.`,
        hint: 'Put back the file and its signature as they were; or, where they never came into the registry, let the person sign the file again.',
        related: [{ spot: decision.spot(['by']), message: 'The decision names the person here' }],
      };
    }
  },
});
