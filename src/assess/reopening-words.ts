import { inWords } from '../diagnostic/calendar.ts';
import { listWords } from '../diagnostic/suggest.ts';
import { fieldWords } from './field-words.ts';
import { sentence, titleOf } from './names.ts';
import type { Reopening } from './reopening.ts';

interface Tiers {
  readonly tier: string;
  /** The tier that was decided on. */
  readonly then: string | undefined;
}

/** Why a decision no longer holds, as a sentence that needs no file; nothing for changed values, which say more themselves. */
export function reopeningInWords(reopening: Reopening, tiers: Tiers): string | undefined {
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
      return sentence(evidenceInWords(reopening));
  }
}

function evidenceInWords({ how, id, use, against }: Extract<Reopening, { kind: 'evidence' }>): string {
  const title = `“${use ? titleOf(use) : id}”`;
  if (against) return `it rests on ${title}, and “${titleOf(against)}”, which came later, says the opposite.`;
  return how === 'removed'
    ? `it rests on ${title}, which is no longer in the record.`
    : `it rests on ${title}, which is another file today.`;
}
