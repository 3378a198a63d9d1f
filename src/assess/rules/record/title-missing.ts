import { defineRule } from '../../define-rule.ts';

export default defineRule({
  about: 'system',
  code: 'record/title-missing',
  summary: 'Every record gives the name by which people know the system.',
  controls: ['nist-csf-2.0:ID.AM-02', 'nist-ai-rmf-1.0:GOVERN-1.6'],
  row: 'record',
  lift: 'never',
  *check({ system }) {
    if (system.data.title !== undefined || system.isBroken('title')) return;
    yield {
      at: [],
      message: `The system “${system.id}” has no title, so people who know it under its everyday name will not find it here.`,
      hint: 'Write title: and the name that its users say.',
    };
  },
});
