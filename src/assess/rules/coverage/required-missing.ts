import type { Coverage } from '../../coverage.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

const CODE = 'coverage/required-missing';

export default defineRule({
  about: 'system',
  code: CODE,
  summary: 'Something speaks to every control that the tier requires.',
  controls: ['nist-csf-2.0:GV.OV-03', 'nist-ai-rmf-1.0:MEASURE-1.1'],
  row: 'approval',
  severity: 'info',
  lift: { by: 'security', atMost: 'P365D' },
  *check({ system, tier, coverage }, { registry }) {
    const lifted = ({ exception = '' }: Coverage) => registry.exceptions.get(exception)?.data.rule === CODE;
    for (const found of coverage.values()) {
      if (!found.required || !(found.grade === 'required' || lifted(found))) continue;
      yield {
        at: system.data.evidence === undefined ? [] : ['evidence'],
        key: true,
        message: `“${titleOf(system)}” has nothing fresh to show for ${found.control}, which the ${tier} tier requires; in the matrix it is a gap.`,
        hint: `List evidence with ${found.control} under supports:, or say under controls: what is planned.`,
        subject: found.control,
      };
    }
  },
});
