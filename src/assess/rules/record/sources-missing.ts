import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'record/sources-missing',
  summary: 'Every record says where the data of the system comes from.',
  controls: ['nist-csf-2.0:ID.AM-07', 'nist-ai-rmf-1.0:MAP-4.1'],
  row: 'record',
  lift: { by: 'privacy', atMost: 'P90D' },
  *check({ system }) {
    if ((system.data.data?.sources ?? []).length > 0 || system.isBroken('data.sources')) return;
    yield {
      at: ['data', 'sources'],
      message: `“${titleOf(system)}” does not say where its data comes from, so nobody can ask whether it may be used for this.`,
      hint: 'Write data: with sources: and for each an id, its classes and its origin; what users type is a source as well.',
    };
  },
});
