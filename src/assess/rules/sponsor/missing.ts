import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'sponsor/missing',
  summary: 'Every system has a business sponsor.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.OC-01', 'nist-ai-rmf-1.0:GOVERN-2.3'],
  row: 'record',
  lift: { by: 'business', atMost: 'P90D' },
  *check({ system }) {
    if (system.data.sponsor !== undefined || system.isBroken('sponsor')) return;
    yield {
      at: [],
      message: `“${titleOf(system)}” has no business sponsor, so nobody has said that what it brings is worth the risk.`,
      hint: 'Write sponsor: and the id of the person who wants it and pays for it.',
    };
  },
});
