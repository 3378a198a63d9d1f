import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'record/live-since-missing',
  summary: 'A record of a system in production says since when.',
  controls: ['nist-csf-2.0:ID.AM-08', 'nist-csf-2.0:ID.RA-07', 'nist-ai-rmf-1.0:GOVERN-1.6'],
  row: 'record',
  lift: 'never',
  *check({ system }) {
    const { status, live_since: since } = system.data;
    if (status !== 'production' || since !== undefined || system.isBroken('live_since')) return;
    yield {
      at: ['status'],
      message: `“${titleOf(system)}” is in production and does not say since when, so nobody can show that it was approved before it went live.`,
      hint: 'Write live_since: and the first day with real users or real data.',
    };
  },
});
