import { defineRule } from '../../define-rule.ts';
import { isOver, isReviewed, usedAt } from '../../evidence.ts';
import { nameOf, titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/not-reviewed',
  summary: 'Evidence is read by somebody else than who collected it, where the tier asks for it.',
  controls: ['nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:MEASURE-1.3'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system, rules, tier }, { asOf, registry }) {
    if (!rules.evidence_reviewed) return;
    for (const use of system.evidence) {
      const { collected_by: collector, reviewed_by: reviewer } = use.data;
      if (isReviewed(use.data) || use.isBroken(['reviewed_by']) || isOver(use.data, asOf)) continue;
      const who =
        reviewer === undefined
          ? 'was read by nobody but who collected it'
          : `was collected and reviewed by the same person, ${nameOf(reviewer, registry)}`;
      yield {
        at: use.definedAt(reviewer !== undefined ? ['reviewed_by'] : collector !== undefined ? ['collected_by'] : []),
        message: `“${titleOf(use)}” ${who}, and the ${tier} tier asks for a second pair of eyes, so “${titleOf(system)}” cannot rest on it yet.`,
        hint: 'Have somebody else read it, and write their id as reviewed_by:.',
        subject: use.id,
        related: usedAt(use, system),
      };
    }
  },
});
