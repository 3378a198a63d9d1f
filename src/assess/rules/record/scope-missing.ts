import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

const SIDES = [
  { side: 'in', lack: 'lists nothing that it is for, so its purpose has no edges' },
  { side: 'out', lack: 'lists nothing that it must not be used for, so no use of it can be called wrong' },
] as const;

export default defineRule({
  about: 'system',
  code: 'record/scope-missing',
  summary: 'Every record says what the system is for and what it must not be used for.',
  controls: ['nist-ai-rmf-1.0:MAP-3.3', 'nist-ai-rmf-1.0:MAP-1.1'],
  row: 'record',
  lift: { by: 'business', atMost: 'P90D' },
  *check({ system }) {
    for (const { side, lack } of SIDES) {
      if ((system.data.scope?.[side] ?? []).length > 0 || system.isBroken(`scope.${side}`)) continue;
      yield {
        at: ['scope', side],
        message: `“${titleOf(system)}” ${lack}.`,
        hint: `Write scope: with ${side}: and a short list.`,
        detail: side,
      };
    }
  },
});
