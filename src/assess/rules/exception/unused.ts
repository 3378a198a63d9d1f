import { defineRule } from '../../define-rule.ts';
import { isInTime, liftOf, missingParts } from '../../exceptions.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'exception',
  code: 'exception/unused',
  summary: 'An exception that is in its time lifts something.',
  controls: ['nist-csf-2.0:ID.RA-07', 'nist-ai-rmf-1.0:MANAGE-1.3'],
  severity: 'warning',
  lift: 'never',
  *check(exception, { asOf, rules, views, namedBy }) {
    const { rule, systems, subjects, approved_by: approver, requested_by: requester } = exception.data;
    const lift = liftOf(rule, rules);
    const canLift =
      lift !== undefined && lift !== 'never' && approver !== requester && missingParts(exception).length === 0;
    if (!canLift || !isInTime(exception, asOf) || namedBy(exception).some(({ exceptedBy }) => exceptedBy !== undefined))
      return;
    const standsIn = systems.some((id) =>
      [...(views.get(id)?.coverage.values() ?? [])].some((found) => found.exception === exception.id),
    );
    if (standsIn) return;
    yield {
      at: ['rule'],
      message: `“${titleOf(exception)}” lifts nothing: ${rule} finds nothing in ${systems.join(', ')}${subjects ? ` about ${subjects.join(', ')}` : ''}, and an open permission may one day cover what nobody meant.`,
      hint: 'Write the last day on which it was needed as until:, or correct systems and subjects.',
    };
  },
});
