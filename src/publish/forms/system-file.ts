import { tierOfRecord } from '../../assess/tier.ts';
import { newSystem } from '../../edit/new/new-system.ts';
import { recordOf } from '../../edit/new/record-of.ts';
import type { PolicyData } from '../../validate/schema/policy.ts';
import { system, type SystemData } from '../../validate/schema/system.ts';
import { held, idFaults, missing, withoutMissing } from './faults.ts';
import type { Answers, Form, FormFault, MadeFile } from './form.ts';

/** What the browser has to know to make the record of a system. */
export interface SystemContext {
  readonly policy: PolicyData;
  /** The ids that are taken. */
  readonly taken: readonly string[];
}

/** The record of a proposed system, as `countersign new system` writes it. Runs in the browser. */
export function systemFile(answers: Answers, { policy, taken }: SystemContext, entries: Form['entries']): MadeFile {
  const said = new Map([...answers].filter(([path]) => path !== 'id'));
  const data = recordOf(said);
  const path = `systems/${idOf(answers)}.mdx`;
  const { sound = {}, faults } = held<SystemData>(system, data, path);
  const { tier, reasons } = tierOfRecord(policy)(sound);
  const { title, means, governance_owner: isCoordinated } = policy.tiers[tier];
  const { text } = newSystem(sound, policy);
  return {
    path,
    text,
    says: [`Tier as it stands: ${title}. ${reasons.length === 0 ? means : `${reasons.join('. ')}.`}`],
    faults: [
      ...withoutMissing(faults, missing(entries, answers)),
      ...idFaults(answers.get('id'), taken),
      ...roleFaults(data, isCoordinated === true),
    ],
  };
}

function idOf(answers: Answers): string {
  const id = answers.get('id');
  return typeof id === 'string' ? id : 'id';
}

/** Nobody answers for a system and approves it, or runs its approval, too. */
function roleFaults(data: Record<string, unknown>, isCoordinated: boolean): FormFault[] {
  const { owner } = data;
  const same = (['governance_owner', 'sponsor'] as const).filter((role) => owner !== undefined && data[role] === owner);
  return [
    ...same.map((path) => ({ path, message: 'The owner cannot be this, too. Choose somebody else.' })),
    ...(isCoordinated && data['governance_owner'] === undefined
      ? [{ path: 'governance_owner', message: 'This tier asks for a governance owner.' }]
      : []),
  ];
}
