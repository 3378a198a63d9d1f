import { sentence } from '../../names.ts';
import { defineRule } from '../../define-rule.ts';
import { fileInWords, nearestSpot, shortId, systemOfPath } from '../../trust/file-words.ts';

export default defineRule({
  about: 'registry',
  code: 'decision/lost-in-merge',
  summary: 'No merge leaves out a decision that stood on the line that was merged, or brings it in other words.',
  controls: ['nist-csf-2.0:PR.DS-01', 'nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  severity: 'warning',
  lift: 'never',
  *check({ registry, trust }) {
    for (const { path, commit, cameOtherwise } of trust.lost) {
      yield {
        at: nearestSpot(path, registry),
        system: systemOfPath(path),
        detail: path,
        message: `${sentence(fileInWords(path))} (${path}) stood in commit ${shortId(commit)} on a line that was merged, and ${cameOtherwise ? 'came in other words' : 'never came'}. It was a draft, or else the main line was merged the wrong way round and a decision that stood is hidden.`,
        hint: `Look at it with “git show ${shortId(commit)}”. If it had been decided so, bring it back byte for byte, under the next number if its name is taken; squash drafts before they are merged.`,
      };
    }
  },
});
