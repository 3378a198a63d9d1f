import { inWords } from '../../../diagnostic/calendar.ts';
import { listWords } from '../../../diagnostic/suggest.ts';
import type { Decision } from '../../../validate/registry.ts';
import { hasEvidence } from '../../approval-conditions.ts';
import type { Approval } from '../../approvals.ts';
import { defineRule } from '../../define-rule.ts';
import { deciderOf, sentence, titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'decision/condition-met-unproven',
  summary: 'A condition is declared met with evidence, by the name that the function gave it.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-2.1', 'nist-ai-rmf-1.0:MANAGE-1.3'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system, approvals }) {
    for (const approval of approvals) {
      const decider = deciderOf(approval.function);
      for (const decision of approval.declarations) {
        const says = `${sentence(decider)} declared on ${inWords(decision.data.on)} that a condition for “${titleOf(system)}” is met`;
        for (const { path, text, hint } of gaps(decision, approval)) {
          yield {
            at: decision.spot(path),
            subject: approval.function,
            detail: `${decision.id} ${path.join('.')}`,
            message: `${says}${text}.`,
            hint,
          };
        }
      }
    }
  },
});

interface Gap {
  readonly path: readonly string[];
  readonly text: string;
  readonly hint: string;
}

function* gaps(decision: Decision, { history, conditions }: Approval): Iterable<Gap> {
  const { meets = [] } = decision.data;
  const earlier = history.slice(0, history.indexOf(decision));
  const set = [...new Set(earlier.flatMap(({ data }) => (data.conditions ?? []).map(({ id }) => id)))];
  const strange = meets.filter((id) => !set.includes(id));
  const known =
    set.length === 0 ? 'It set no condition before that day.' : `Its conditions are ${listWords(set, 'and')}.`;
  if (meets.length === 0)
    yield { path: [], text: ' and does not name which, so none is closed', hint: `List its id under meets. ${known}` };
  if (strange.length > 0)
    yield {
      path: ['meets'],
      text: `, and it never set one called ${listWords(strange, 'and')}`,
      hint: `Name a condition by its own id. ${known}`,
    };
  if (hasEvidence(decision) || decision.isBroken('reliedOn') || !conditions.some(({ met }) => met === decision)) return;
  yield {
    path: decision.data.reliedOn ? ['reliedOn'] : [],
    text: ' and names nothing that shows it, so a reader has only the word for it',
    hint: 'Collect the artefact as evidence of the record and name it under reliedOn, in a new file of the decision.',
  };
}
