import type { Approver } from '../assess/approvals.ts';
import type { Assessment } from '../assess/assess.ts';
import { nameOf } from '../assess/names.ts';
import type { SystemView } from '../assess/system-view.ts';
import type { Undecided } from '../assess/undecided.ts';
import { whoDecides } from '../assess/who-decides.ts';

/** Somebody by their id in people.yaml, and their name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Something that somebody has to decide, and who can. */
export interface Open {
  readonly function: Undecided['function'];
  /** The residual risk, where it is an acceptance. */
  readonly risk: string | undefined;
  /** Nobody, where no holder of the function may decide on the system today. */
  readonly who: readonly Named[];
}

/** Who can decide for a function, or record the final word, or is to accept a risk. */
export function whoFor(
  { function: name, risk }: { readonly function: Approver | 'risk'; readonly risk?: string | undefined },
  view: SystemView,
  { registry, asOf }: Assessment,
): Named[] {
  const named = (id: string | undefined) => (id === undefined ? [] : [{ id, name: nameOf(id, registry) }]);
  if (name === 'go-live') return named(view.system.data.governance_owner);
  if (name === 'risk') {
    const own = view.risks.find((judged) => judged.risk.id === risk)?.risk;
    return named(own?.accepted_by ?? own?.owner);
  }
  return whoDecides(name, view, { registry, asOf }).free.map((person) => ({ id: person.id, name: person.name }));
}
