import { authorityFault } from '../../authority.ts';
import { defineRule } from '../../define-rule.ts';
import { liftOf } from '../../exceptions.ts';
import { titleOf } from '../../names.ts';
import { highest } from '../../tier.ts';

export default defineRule({
  about: 'exception',
  code: 'exception/not-entitled',
  summary: 'Who approves an exception holds, on its first day, the function that the rule belongs to.',
  controls: ['nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  severity: 'error',
  lift: 'never',
  *check(exception, { registry: { people }, rules, views }) {
    const { rule, systems, approved_by: by, from: on } = exception.data;
    const lift = liftOf(rule, rules);
    if (by === undefined || on === undefined || lift === undefined || lift === 'never' || !people.has(by)) return;
    const tier = highest(systems.flatMap((id) => views.get(id)?.tier ?? []));
    const fault = authorityFault({ by, on, tier }, lift.by, people);
    if (fault === undefined) return;
    yield {
      at: ['approved_by'],
      message: `${fault}, so the approval of “${titleOf(exception)}” is nobody’s to give but a holder’s of ${lift.by}, to which ${rule} belongs.`,
      hint: `Have it approved by somebody who holds ${lift.by} for the ${tier} tier on the day it begins.`,
    };
  },
});
