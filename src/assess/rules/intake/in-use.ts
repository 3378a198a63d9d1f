import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { isOverdue, registrationDue } from '../../intake.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'intake',
  code: 'intake/in-use',
  summary: 'Nobody uses a system that is not registered.',
  controls: ['nist-csf-2.0:ID.AM-02', 'nist-ai-rmf-1.0:GOVERN-1.6'],
  severity: 'warning',
  lift: 'never',
  *check(record, { registry: { policy }, asOf }) {
    if (record.data.in_use !== true || isOverdue(record, policy, asOf)) return;
    const due = registrationDue(record, policy);
    yield {
      at: ['in_use'],
      message: `“${titleOf(record)}” is in use and not registered, so nobody is accountable for it${due ? `; its time for that ends on ${inWords(due)}` : ''}.`,
      hint: `Move the record to systems/${record.id}.mdx with an owner and a status, or write in_use: false once it is switched off.`,
    };
  },
});
