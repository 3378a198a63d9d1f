import { defineRule } from '../../define-rule.ts';

export default defineRule({
  about: 'registry',
  code: 'history/turned',
  summary: 'What a change goes to is not merged into it in a way that would take its place.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:PR.DS-01', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  severity: 'info',
  lift: 'never',
  *check({ trust: { past } }) {
    if (past.turned !== true) return;
    yield {
      at: { file: 'decisions/' },
      message:
        'Where this change goes to was merged into it. If that line is now moved forward to it, its own commits are first parents no longer, and all that they brought seems to have come with that merge.',
      hint: 'Merge the change with a merge commit, squash it or rebase it; never push it over the main line as it is.',
    };
  },
});
