import { inWords } from '../../../diagnostic/calendar.ts';
import { listWords } from '../../../diagnostic/suggest.ts';
import type { Approval } from '../../approvals.ts';
import { causeOf, causesOf } from '../../causes.ts';
import { defineRule } from '../../define-rule.ts';
import { fieldWords } from '../../field-words.ts';
import { deciderOf, sentence, titleOf } from '../../names.ts';
import { changesInWords } from '../../plain-words.ts';
import type { SystemView } from '../../system-view.ts';
import { deciders } from '../../who-decides.ts';

export default defineRule({
  about: 'system',
  code: 'decision/stale',
  summary: 'The system is still what every function decided on.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-1.5', 'nist-ai-rmf-1.0:MANAGE-1.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P30D' },
  *check(view, context) {
    const { system } = view;
    for (const approval of view.approvals) {
      const { function: name, required, governing, changes } = approval;
      const facts = [changed(approval, view), notAsked(approval)].filter((fact) => fact !== undefined);
      if (!required || governing === undefined || facts.length === 0) continue;
      yield {
        at: governing.spot(['package'], true),
        subject: name,
        message: facts.join(' '),
        hint: hintFor(approval, view, deciders(name, view, context)),
        related: causesOf(changes, system),
      };
    }
  },
});

function changed(
  { function: name, governing, changes, reopenings }: Approval,
  { system }: SystemView,
): string | undefined {
  if (governing === undefined || !reopenings.some(({ kind }) => kind === 'changed')) return undefined;
  return `${sentence(deciderOf(name))} decided on “${titleOf(system)}” on ${inWords(governing.data.on)}, and the system is not the same any more. ${sentence(changesInWords(changes))}.`;
}

function notAsked({ function: name, governing, reopenings }: Approval): string | undefined {
  const fields = reopenings.flatMap((reopening) => (reopening.kind === 'not-asked' ? reopening.fields : []));
  if (governing === undefined || fields.length === 0) return undefined;
  const words = fields.map((field) => fieldWords(field.replaceAll('[]', ''), '…') ?? `“${field}”`);
  return `The policy wants ${deciderOf(name)} to decide on more at once, and the decision of ${inWords(governing.data.on)} does not cover it: ${listWords(words, 'and')}.`;
}

function hintFor({ function: name, changes, reopenings }: Approval, { system }: SystemView, who: string): string {
  const again = `Let ${who} decide again with “countersign approve ${system.id} --function ${name}”`;
  if (!reopenings.some(({ kind }) => kind === 'changed')) return `${again}.`;
  const causes = new Set(changes.filter(({ narrows }) => !narrows).map((change) => causeOf(change, system).shared));
  const [shared] = causes;
  if (causes.size !== 1 || shared === undefined) return `${again}, or take the change back.`;
  return `Let ${who} decide again with “countersign approve --function ${name} --because ${shared}”, for every system that the change reaches; or take it back.`;
}
