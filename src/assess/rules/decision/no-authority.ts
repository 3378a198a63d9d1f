import { inWords } from '../../../diagnostic/calendar.ts';
import { listWords } from '../../../diagnostic/suggest.ts';
import { type SystemContext, defineRule } from '../../define-rule.ts';
import { faultyDecisions } from '../../faulty-decisions.ts';
import { deciderOf, nameOf, titleOf } from '../../names.ts';
import type { SystemView } from '../../system-view.ts';
import { whoDecides } from '../../who-decides.ts';
import type { Predicate } from '../../../validate/schema/decision.ts';

export default defineRule({
  about: 'system',
  code: 'decision/no-authority',
  summary: 'Whoever decided held the function that day, up to the tier of the system.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P30D' },
  *check(view, context) {
    const { people } = context.registry;
    for (const { decision, text, past } of faultyDecisions(view, 'no-authority')) {
      const { data } = decision;
      if (!people.has(data.by) || (data.for && !people.has(data.for))) continue;
      yield {
        at: decision.spot([data.for ? 'for' : 'by']),
        subject: data.function,
        detail: decision.id,
        message: `${text}, so the decision of ${deciderOf(data.function)} on “${titleOf(view.system)}” of ${inWords(data.on)} counts for nothing${past}.`,
        hint:
          past === ''
            ? whoCan(data, view, context)
            : 'The past cannot be decided again; let an exception say how it came about.',
      };
    }
  },
});

function whoCan({ function: name }: Predicate, view: SystemView, context: SystemContext): string {
  if (name === 'go-live')
    return `Let ${nameOf(view.system.data.governance_owner ?? '', context.registry)} put down the final word; keep the old file as it is.`;
  const free = name === 'risk' ? [] : whoDecides(name, view, context).free;
  if (free.length === 0) return `Nobody can decide for ${name} today; appoint somebody in people.yaml first.`;
  return `Let ${listWords(free.map((person) => person.name))} decide, in a file of its own; keep the old one as it is.`;
}
