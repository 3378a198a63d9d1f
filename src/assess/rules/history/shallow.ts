import { defineRule } from '../../define-rule.ts';

export default defineRule({
  about: 'registry',
  code: 'history/shallow',
  summary: 'The clone holds the whole history of the registry.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:PR.DS-01', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  severity: 'warning',
  lift: 'never',
  *check({ trust: { past, before } }) {
    if (!past.shallow) return;
    yield {
      at: { file: 'decisions/' },
      message: `This clone lacks older commits, so it cannot be told when older decisions came into the registry${before ? '' : ', nor whether any was edited or removed before then'}.`,
      hint: 'Fetch the whole history: “git fetch --unshallow”, or in CI a checkout with fetch-depth: 0.',
    };
  },
});
