import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule, type Finding } from '../../define-rule.ts';
import { deciderOf, sentence, titleOf } from '../../names.ts';
import type { SystemView } from '../../system-view.ts';
import { deciders } from '../../who-decides.ts';

export default defineRule({
  about: 'system',
  code: 'decision/incident-open',
  summary: 'No incident that calls for a new decision is open.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:RS.MA-01', 'nist-ai-rmf-1.0:MANAGE-4.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P30D' },
  *check(view, context) {
    for (const { function: name, required, governing, reopenings } of view.approvals) {
      if (!required || governing === undefined) continue;
      for (const reopening of reopenings) {
        if (reopening.kind !== 'incident') continue;
        const { incident, at } = reopening;
        const decided = { name, day: governing.data.on, view, who: deciders(name, view, context) };
        yield {
          at: ['incidents', at],
          subject: name,
          detail: incident.id,
          ...(incident.on === undefined ? undated(incident.id, decided) : dated(incident.id, incident.on, decided)),
          related: [{ spot: governing.spot(['on']), message: 'The decision that it reopens' }],
        };
      }
    }
  },
});

interface Decided {
  readonly name: string;
  readonly day: string;
  readonly view: SystemView;
  readonly who: string;
}

function dated(
  id: string,
  on: string,
  { name, day, view: { system }, who }: Decided,
): Pick<Finding, 'message' | 'hint'> {
  return {
    message: `The incident “${id}” of “${titleOf(system)}” began on ${inWords(on)} and is open. ${sentence(deciderOf(name))} decided on ${inWords(day)} and did not know of it.`,
    hint: `Let ${who} decide again, knowing of it, with “countersign approve ${system.id} --function ${name}”; once it is over, write closed with its last day.`,
  };
}

function undated(id: string, { name, day, view: { system } }: Decided): Pick<Finding, 'message' | 'hint'> {
  return {
    message: `The incident “${id}” of “${titleOf(system)}” is open and has no first day, so nobody can tell whether ${deciderOf(name)}, deciding on ${inWords(day)}, knew of it.`,
    hint: 'Write on with the day that it began.',
  };
}
