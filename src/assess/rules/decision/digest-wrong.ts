import { defineRule } from '../../define-rule.ts';
import { decisionInWords, sentence, titleOf } from '../../names.ts';
import { unprovenDecisions } from '../../package-faults.ts';

export default defineRule({
  about: 'system',
  code: 'decision/digest-wrong',
  summary: 'The digest of every decision is the SHA-256 of the values that it lists.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:PR.DS-01', 'nist-ai-rmf-1.0:GOVERN-1.4'],
  row: 'always',
  lift: 'never',
  *check(view) {
    for (const { decision, spot, subject } of unprovenDecisions(view, 'digest-wrong')) {
      yield {
        at: spot,
        subject,
        detail: decision.file,
        message: `${sentence(decisionInWords(decision))} on “${titleOf(view.system)}” has another digest than the values that it lists, so one of the two was changed after it was made.`,
        hint: 'Take the file as it was made from the history of the repository. Where it never was right, let it be decided anew; a decision is never edited.',
      };
    }
  },
});
