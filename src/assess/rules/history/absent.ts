import { defineRule } from '../../define-rule.ts';

export default defineRule({
  about: 'registry',
  code: 'history/absent',
  summary: 'The registry lies in a git repository whose history can be read.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:PR.DS-01', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  severity: 'warning',
  lift: 'never',
  *check({ registry, trust: { past } }) {
    const isOutside = past.state === 'no-repository' || past.state === 'no-git';
    if (!isOutside || registry.decisions.length === 0) return;
    const why =
      past.unread ??
      (past.state === 'no-git' ? 'Git is not installed here.' : 'The content folder lies in no git repository.');
    yield {
      at: { file: 'decisions/' },
      severity: past.unread === undefined ? 'info' : 'warning',
      message: `Nothing tells when decisions came, or whether any was edited or removed. ${why}`,
      hint: 'Keep the registry in a git repository, and judge it there.',
    };
  },
});
