import { defineRule } from '../../define-rule.ts';
import { nameOf, titleOf } from '../../names.ts';

export default defineRule({
  about: 'exception',
  code: 'exception/self-approved',
  summary: 'Nobody approves an exception that they asked for.',
  controls: ['nist-csf-2.0:PR.AA-05', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  severity: 'error',
  lift: 'never',
  *check(exception, { registry }) {
    const { approved_by: approver, requested_by: requester } = exception.data;
    if (approver === undefined || approver !== requester) return;
    yield {
      at: ['approved_by'],
      message: `${nameOf(approver, registry)} asked for “${titleOf(exception)}” and approved it too, so it lifts nothing; a permission comes from somebody else.`,
      hint: 'Have another holder of the function approve it, and write their id as approved_by:.',
      related: [{ spot: exception.spot(['requested_by']), message: 'The same person asked for it.' }],
    };
  },
});
