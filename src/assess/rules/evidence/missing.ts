import { defineRule } from '../../define-rule.ts';
import { isListWhole } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/missing',
  summary: 'A system has evidence of every kind that its tier requires.',
  controls: ['nist-csf-2.0:ID.IM-01', 'nist-ai-rmf-1.0:MEASURE-1.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P180D' },
  *check({ system, required, tier }, { registry }) {
    const kinds = registry.policy.evidence_kinds;
    const misnamed = system.evidence.some(({ data }) => data.kind !== undefined && !Object.hasOwn(kinds, data.kind));
    if (misnamed || !isListWhole(system)) return;
    for (const { kind, title, items } of required) {
      if (items.length > 0) continue;
      yield {
        at: system.data.evidence === undefined ? [] : ['evidence'],
        key: true,
        message: `“${titleOf(system)}” has no evidence of the kind “${title}”, which the ${tier} tier requires, so nobody can show that it was done.`,
        hint: `Have it done, and list the result under evidence: with kind: ${kind}.`,
        subject: kind,
      };
    }
  },
});
