import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'record/retired-data-kept',
  summary: 'The data of a retired system is disposed of.',
  controls: ['nist-csf-2.0:ID.AM-08', 'nist-ai-rmf-1.0:GOVERN-1.7'],
  row: 'always',
  lift: { by: 'privacy', atMost: 'P6M' },
  *check({ system }) {
    if (system.status !== 'retired' || system.data.data?.disposed !== undefined) return;
    if (system.isBroken('data.disposed')) return;
    yield {
      at: ['data', 'disposed'],
      message: `“${titleOf(system)}” is retired and does not say that its data is gone; what nobody runs any more nobody guards either.`,
      hint: 'Delete or hand over what its retention lists, then write data: with disposed: and the day.',
    };
  },
});
