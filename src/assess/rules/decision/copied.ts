import { defineRule } from '../../define-rule.ts';
import type { Decision } from '../../../validate/registry.ts';
import { decisionInWords, nameOf } from '../../names.ts';

export default defineRule({
  about: 'registry',
  code: 'decision/copied',
  summary: 'No two decision files hold the same bytes.',
  controls: ['nist-csf-2.0:PR.DS-01', 'nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  severity: 'error',
  lift: 'never',
  *check({ registry }) {
    // Only what says the same of the same is worth comparing byte for byte.
    const alike = Map.groupBy(
      registry.decisions,
      ({ digest, data }) => `${digest} ${data.on} ${data.function} ${data.by} ${data.decision}`,
    );
    for (const some of alike.values()) {
      if (some.length === 1) continue;
      const seen = new Map<string, Decision>();
      for (const decision of some) {
        const { text } = decision.source;
        const first = seen.get(text);
        if (first === undefined) {
          seen.set(text, decision);
          continue;
        }
        yield {
          at: { file: decision.file },
          system: decision.system,
          subject: decision.data.risk ?? decision.data.function,
          message: `This file says ${decisionInWords(decision)} a second time, word for word; ${nameOf(decision.data.by, registry)} decided once, and a copy with a higher number would put aside what was decided since.`,
          hint: `Take this copy out, with its signature. Whoever decides again does so in words of their own; “countersign approve” writes them down.`,
          related: [{ spot: { file: first.file }, message: 'The decision stands here' }],
        };
      }
    }
  },
});
