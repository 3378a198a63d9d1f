import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'record/data-classes-missing',
  summary: 'Every record says which classes of data the system handles.',
  controls: ['nist-csf-2.0:ID.AM-07', 'nist-ai-rmf-1.0:MEASURE-2.10'],
  row: 'record',
  lift: 'never',
  *check({ system }) {
    if ((system.data.data?.classes ?? []).length > 0 || system.isBroken('data.classes')) return;
    yield {
      at: ['data', 'classes'],
      message: `“${titleOf(system)}” does not say which classes of data it handles; it could be about anybody’s health or money, and its tier cannot be trusted.`,
      hint: 'Write data: with classes: and every class that occurs, public and internal included.',
    };
  },
});
