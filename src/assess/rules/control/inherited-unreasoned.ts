import { isBrokenAt } from '../../../validate/resolve-uses.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'control/inherited-unreasoned',
  summary: 'A control that is called inherited says from what, and who agreed.',
  controls: ['nist-csf-2.0:GV.SC-02', 'nist-ai-rmf-1.0:MAP-4.2'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P180D' },
  *check({ system }) {
    for (const [at, claim] of (system.data.controls ?? []).entries()) {
      if (claim.status !== 'inherited') continue;
      const missing = (['from', 'agreed_by'] as const).filter(
        (key) => claim[key] === undefined && !isBrokenAt(system, system.spot(['controls', at, key])),
      );
      if (missing.length === 0) continue;
      const says = missing.map((key) => (key === 'from' ? 'from what' : 'who agreed')).join(' or ');
      yield {
        at: ['controls', at, 'status'],
        message: `“${titleOf(system)}” says that it inherits ${claim.id} and not ${says}, so nobody knows who keeps that control.`,
        hint: `Write ${missing.map((key) => (key === 'from' ? 'what keeps it as from:' : 'the id of who agreed as agreed_by:')).join(' and ')}.`,
        subject: claim.id,
      };
    }
  },
});
