import { defineRule } from '../../define-rule.ts';
import { commitInWords, fileInWords, nearestSpot, systemOfPath } from '../../trust/file-words.ts';

export default defineRule({
  about: 'registry',
  code: 'decision/removed',
  summary: 'No decision file and no signature leaves the registry.',
  controls: ['nist-csf-2.0:PR.DS-01', 'nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  severity: 'error',
  lift: 'never',
  *check({ registry, trust }) {
    for (const { path, what, by } of trust.fileChanges) {
      if (what !== 'removed') continue;
      const when = trust.before
        ? 'is taken out by this change'
        : by
          ? `was taken out by ${commitInWords(by, trust)}`
          : 'is gone from the folder';
      yield {
        at: nearestSpot(path, registry),
        system: systemOfPath(path),
        detail: path,
        message: `${fileInWords(path)} (${path}) ${when}. What was decided once stays to be seen, also when it no longer counts.`,
        hint: `Put ${path} back, byte for byte. A decision ends by a newer one, “withdrawn” among them, never by removing its file.`,
      };
    }
  },
});
