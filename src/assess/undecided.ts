import { type Approver, isGranted } from './approvals.ts';
import type { SystemView } from './system-view.ts';

/** Something that nobody has decided on, or no longer: a function, or one residual risk. */
export type Undecided =
  { readonly function: Approver; readonly risk?: undefined } | { readonly function: 'risk'; readonly risk: string };

/** What the tier of a system asks for and does not have, in the order of the design; the risks last. */
export function undecided({ approvals, risks }: SystemView): Undecided[] {
  const functions = approvals.filter(({ required, state }) => required && !isGranted(state));
  const open = risks.filter(({ state, decision }) => state !== 'accepted' || decision === undefined);
  return [
    ...functions.map((approval) => ({ function: approval.function })),
    ...open.map(({ risk }) => ({ function: 'risk' as const, risk: risk.id })),
  ];
}
