import { addPeriod, inWords } from '../../../diagnostic/calendar.ts';
import type { Exception } from '../../../validate/registry.ts';
import { defineRule } from '../../define-rule.ts';
import { limitOf } from '../../exceptions.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'exception',
  code: 'exception/emergency-renewed',
  summary: 'An emergency exception does not follow upon another for the same thing.',
  controls: ['nist-csf-2.0:GV.RM-04', 'nist-ai-rmf-1.0:MANAGE-1.3'],
  severity: 'error',
  lift: 'never',
  *check(exception, { registry: { policy, exceptions }, rules }) {
    const { from } = exception.data;
    const limit = limitOf(exception, { policy, rules });
    if (exception.data.kind !== 'emergency' || from === undefined || limit === undefined) return;
    const isRenewed = ({ data: { from: begun = '', until = begun }, id }: Exception) =>
      (begun < from || (begun === from && id < exception.id)) && from <= addPeriod(until, limit.period);
    const before = [...exceptions.values()].find((other) => isSameThing(other, exception) && isRenewed(other));
    if (before === undefined) return;
    yield {
      at: ['from'],
      message: `“${titleOf(exception)}” begins on ${inWords(from)} and goes on where the emergency exception “${titleOf(before)}” ended; what lasts longer than that is no emergency.`,
      hint: 'Ask for a standard exception, or mend what the rule finds.',
      related: [{ spot: before.spot(['until']), message: 'The emergency before it.' }],
    };
  },
});

function isSameThing({ data: a, id }: Exception, { data: b, id: other }: Exception): boolean {
  if (id === other || a.kind !== 'emergency' || a.rule !== b.rule) return false;
  return (
    overlap(a.systems, b.systems) &&
    (a.subjects === undefined || b.subjects === undefined || overlap(a.subjects, b.subjects))
  );
}

function overlap(a: readonly string[], b: readonly string[]): boolean {
  return a.some((item) => b.includes(item));
}
