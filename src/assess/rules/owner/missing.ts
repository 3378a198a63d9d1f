import { defineRule } from '../../define-rule.ts';

export default defineRule({
  about: 'system',
  code: 'owner/missing',
  summary: 'Every system names the one person who is accountable for it.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  row: 'owner',
  lift: 'never',
  *check({ system }) {
    if (system.data.owner !== undefined || system.isBroken('owner')) return;
    yield {
      at: [],
      message: `“${system.data.title ?? system.id}” has no owner, so nobody is accountable for what it does.`,
      hint: 'Write owner: and the id of one person from people.yaml.',
    };
  },
});
