import { listWords } from '../../../diagnostic/suggest.ts';
import type { Person } from '../../../validate/registry.ts';
import type { Approver } from '../../approvals.ts';
import { type SystemContext, defineRule } from '../../define-rule.ts';
import { deciderOf, nameOf, titleOf } from '../../names.ts';
import type { SystemView } from '../../system-view.ts';
import { whoDecides } from '../../who-decides.ts';

export default defineRule({
  about: 'system',
  code: 'decision/missing',
  summary: 'Every function that the tier asks for has decided on the system.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-2.3', 'nist-ai-rmf-1.0:MANAGE-1.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check(view, context) {
    const { system, tier, approvals } = view;
    for (const { function: name, required, state } of approvals) {
      if (!required || state !== 'missing' || context.registry.unreadDecisions.has(`${system.id}/${name}`)) continue;
      yield {
        at: [],
        subject: name,
        message: `${name === 'go-live' ? 'The board has given no final word on' : `Nobody has decided for ${name} on`} “${titleOf(system)}”, and a system of the ${tier} tier needs it. ${whomToAsk(name, view, context)}`,
        hint: `Show them the record and its evidence; “countersign approve ${system.id} --function ${name}” writes down what ${deciderOf(name)} decides.`,
      };
    }
  },
});

function whomToAsk(name: Approver, view: SystemView, context: SystemContext): string {
  if (name === 'go-live') {
    const recorder = view.system.data.governance_owner;
    return recorder === undefined
      ? 'It has no governance owner to record it.'
      : `${nameOf(recorder, context.registry)}, the governance owner, records it.`;
  }
  const { holders, free } = whoDecides(name, view, context);
  if (holders.length === 0) return `Nobody holds ${name} at that tier today.`;
  if (free.length === 0) return `${namesOf(holders)}, who could, may not decide on a system of their own.`;
  return `${namesOf(free)} ${free.length === 1 ? 'holds' : 'hold'} ${name} today.`;
}

function namesOf(people: readonly Person[]): string {
  const names = people.map((person) => person.name);
  return listWords(names, 'and');
}
