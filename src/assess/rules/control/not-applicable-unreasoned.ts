import { isBrokenAt } from '../../../validate/resolve-uses.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'control/not-applicable-unreasoned',
  summary: 'A control that is called not applicable has a reason and somebody who agreed.',
  controls: ['nist-csf-2.0:GV.RM-04', 'nist-ai-rmf-1.0:MEASURE-1.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P180D' },
  *check({ system }) {
    for (const [at, claim] of (system.data.controls ?? []).entries()) {
      if (claim.status !== 'not-applicable') continue;
      const missing = (['because', 'agreed_by'] as const).filter(
        (key) => claim[key] === undefined && !isBrokenAt(system, system.spot(['controls', at, key])),
      );
      if (missing.length === 0) continue;
      const says = missing.map((key) => (key === 'because' ? 'why' : 'who agreed')).join(' or ');
      yield {
        at: ['controls', at, 'status'],
        message: `“${titleOf(system)}” calls ${claim.id} not applicable and does not say ${says}, so the control stays open.`,
        hint: `Write ${missing.map((key) => (key === 'because' ? 'the reason as because:' : 'the id of who agreed as agreed_by:')).join(' and ')}.`,
        subject: claim.id,
      };
    }
  },
});
