import { inWords } from '../../../diagnostic/calendar.ts';
import { listWords } from '../../../diagnostic/suggest.ts';
import type { Decision } from '../../../validate/registry.ts';
import { defineRule } from '../../define-rule.ts';
import { contradicted, type ReopeningEvidence } from '../../reopening.ts';
import { deciderOf, titleOf } from '../../names.ts';
import { deciders } from '../../who-decides.ts';

export default defineRule({
  about: 'system',
  code: 'decision/relied-on-changed',
  summary: 'The evidence that a decision rests on is still what was read, and nothing newer speaks against it.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:ID.RA-07', 'nist-ai-rmf-1.0:GOVERN-1.5'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P30D' },
  *check(view, context) {
    const { system } = view;
    for (const { function: name, required, governing, reopenings } of view.approvals) {
      if (!required || governing === undefined) continue;
      for (const reopening of reopenings) {
        // An item that is gone is found by evidence/relied-on-unknown.
        if (reopening.kind !== 'evidence' || reopening.use === undefined) continue;
        const { id, at, use, against } = reopening;
        yield {
          at: governing.spot(['reliedOn', at]),
          subject: name,
          detail: `${id} ${reopening.how}`,
          message: `What ${deciderOf(name)} decided on “${titleOf(system)}” on ${inWords(governing.data.on)} rests on “${titleOf(use)}”, ${whatCame(reopening, governing)}`,
          hint: against
            ? `Let ${deciders(name, view, context)} read both and decide again with “countersign approve ${system.id} --function ${name}”.`
            : `Put the old item back and list the new one beside it, with an id of its own; or let ${deciders(name, view, context)} decide again with “countersign approve ${system.id} --function ${name}”.`,
          related: [
            {
              spot: use.definedAt(use.data.sha256 === undefined ? [] : ['sha256']),
              message: `“${titleOf(use)}” stands here`,
            },
            ...(against
              ? [{ spot: against.definedAt(['contradicts']), message: `“${titleOf(against)}” speaks against it` }]
              : []),
          ],
        };
      }
    }
  },
});

function whatCame({ at, use, against }: ReopeningEvidence, { data }: Decision): string {
  if (against) {
    const day = against.data.performed ?? against.data.collected ?? '';
    return `and “${titleOf(against)}” of ${inWords(day)} says of ${listWords(contradicted(against.data, use?.data.supports), 'and')} that it does not hold; whoever decided could not know that.`;
  }
  const [then, now] = [data.reliedOn?.[at]?.sha256, use?.data.sha256];
  return `and that is another file today (its SHA-256 was ${then?.slice(0, 12)}… and ${now === undefined ? 'is no longer given' : `is ${now.slice(0, 12)}…`}), so nobody can read what was read then.`;
}
