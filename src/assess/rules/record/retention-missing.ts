import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'record/retention-missing',
  summary: 'Every record says what is kept and for how long.',
  controls: ['nist-csf-2.0:ID.AM-08', 'nist-ai-rmf-1.0:MEASURE-2.10'],
  row: 'record',
  lift: { by: 'privacy', atMost: 'P90D' },
  *check({ system }) {
    const items = system.data.data?.retention ?? [];
    if (items.length === 0 && !system.isBroken('data.retention')) {
      yield {
        at: ['data', 'retention'],
        message: `“${titleOf(system)}” does not say what it keeps and for how long, so what goes in may stay for ever.`,
        hint: 'Write data: with retention: and for each thing what, where and period; for a system that stores nothing itself, say so of its log.',
      };
    }
    for (const [at, item] of items.entries()) {
      if (item.period !== undefined || item.until !== undefined) continue;
      const spot = system.spot(['data', 'retention', at]);
      if (system.isBroken((spot.path ?? []).join('.'))) continue;
      yield {
        at: spot,
        message: `“${titleOf(system)}” keeps “${item.what}” and does not say for how long, so nobody will know when to delete it.`,
        hint: 'Write period: such as P90D, or until: and the event that ends it.',
        detail: item.what,
      };
    }
  },
});
