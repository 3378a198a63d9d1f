import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';
import { isActive } from '../../nhi/facts.ts';

const HINT =
  'If it runs, set status: to pilot or production and let the functions decide; if it does not, take this out.';

export default defineRule({
  about: 'system',
  code: 'record/proposed-but-live',
  summary: 'A proposed system has no live day, no active identity and no real data.',
  controls: ['nist-csf-2.0:ID.RA-07', 'nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-1.6'],
  row: 'always',
  lift: 'never',
  *check({ system }) {
    if (system.status !== 'proposed') return;
    const { live_since: since, data } = system.data;
    const proposed = `“${titleOf(system)}” is only proposed and`;
    if (since !== undefined) {
      yield {
        at: ['live_since'],
        message: `${proposed} gives ${inWords(since)} as the day that it went live; what runs is not a proposal.`,
        hint: HINT,
        detail: 'live_since',
      };
    }
    for (const nhi of system.nhis) {
      if (!isActive(nhi.data)) continue;
      yield {
        at: nhi.spot,
        message: `${proposed} already has an identity that can act, “${nhi.id}”; nobody has decided on it yet.`,
        hint: HINT,
        subject: nhi.id,
      };
    }
    if (data?.production === true) {
      yield {
        at: ['data', 'production'],
        message: `${proposed} already handles real data; the people it is about were promised a decision first.`,
        hint: HINT,
        detail: 'data',
      };
    }
  },
});
