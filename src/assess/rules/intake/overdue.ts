import { inWords, periodInWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { isOverdue, registrationDue } from '../../intake.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'intake',
  code: 'intake/overdue',
  summary: 'A system that is in use is registered in the time that the policy gives.',
  controls: ['nist-csf-2.0:ID.AM-02', 'nist-ai-rmf-1.0:GOVERN-1.6'],
  severity: 'error',
  lift: 'never',
  *check(record, { registry: { policy }, asOf }) {
    if (!isOverdue(record, policy, asOf)) return;
    const due = registrationDue(record, policy);
    const period = periodInWords(policy.intake.registered_within);
    const late = due
      ? `and the ${period} for registering it ended on ${inWords(due)}`
      : `and since nothing says how long it has been known, the ${period} for registering it cannot be counted`;
    yield {
      at: [record.data.first_seen !== undefined ? 'first_seen' : 'in_use'],
      message: `“${titleOf(record)}” is in use without a record, ${late}; nobody is accountable for it.`,
      hint: `Move the record to systems/${record.id}.mdx with an owner and a status, or switch it off and write in_use: false.`,
    };
  },
});
