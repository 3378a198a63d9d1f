import { inWords } from '../../diagnostic/calendar.ts';
import { listWords } from '../../diagnostic/suggest.ts';
import type { Approval } from '../../assess/approvals.ts';
import { fieldWords } from '../../assess/field-words.ts';
import { sentence, titleOf } from '../../assess/names.ts';
import { changeInWords } from '../../assess/plain-words.ts';
import type { Reopening } from '../../assess/reopening.ts';
import type { PackageChange } from '../../assess/staleness.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Inline } from '../page-parts.ts';

/** What has happened since a decision, a line for each thing, in words that need no file. */
export function sinceLines({ changes, reopenings, governing }: Approval, { tier }: SystemView): Inline[][] {
  const others = reopenings.map((reopening) => otherLine(reopening, { tier, then: governing?.data.tier }));
  return [...changeLines(changes), ...others.filter((line) => line !== undefined).map((line): Inline[] => [line])];
}

/** Every value that is not what was decided on, as it was and as it is. */
export function changeLines(changes: readonly PackageChange[]): Inline[][] {
  const lines = changes
    .filter(({ narrows }) => !narrows)
    .map((change): Inline[] => [`Changed since: ${changeInWords(change)}.`]);
  const less = changes
    .filter(({ narrows }) => narrows)
    .map((change): Inline[] => [`Less than was decided on, which reopens nothing: ${changeInWords(change)}.`]);
  return [...lines, ...less];
}

function otherLine(
  reopening: Reopening,
  tiers: { readonly tier: string; readonly then: string | undefined },
): string | undefined {
  switch (reopening.kind) {
    case 'changed':
      return undefined;
    case 'not-asked':
      return `The policy wants it to decide on more at once: ${listWords(
        reopening.fields.map((field) => fieldWords(field.replaceAll('[]', ''), '…') ?? field),
        'and',
      )}.`;
    case 'tier-raised':
      return `Decided on as on a system of the ${tiers.then} tier; it is in the ${tiers.tier} tier now.`;
    case 'incident':
      return `The incident “${reopening.incident.id}”${reopening.incident.on === undefined ? '' : ` of ${inWords(reopening.incident.on)}`} is open and asks for a new decision.`;
    case 'evidence':
      return sentence(evidenceLine(reopening));
  }
}

function evidenceLine({ how, id, use, against }: Extract<Reopening, { kind: 'evidence' }>): string {
  const title = `“${use ? titleOf(use) : id}”`;
  if (against) return `it rests on ${title}, and “${titleOf(against)}”, which came later, says the opposite.`;
  return how === 'removed'
    ? `it rests on ${title}, which is no longer in the record.`
    : `it rests on ${title}, which is another file today.`;
}
