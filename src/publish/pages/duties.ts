import { type DueDate, dueDates } from '../../assess/due-dates.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Decision } from '../../validate/registry.ts';
import type { SiteContext } from '../site-context.ts';

/** What one person answers for, has decided and has to do. */
export interface Duties {
  readonly roles: { readonly view: SystemView; readonly role: string }[];
  /** The systems that use each identity that the person owns. */
  readonly identities: Map<string, string[]>;
  readonly decisions: Decision[];
  readonly due: DueDate[];
}

const indexes = new WeakMap<SiteContext, ReadonlyMap<string, Duties>>();

/** The duties of everybody, gathered once in a run. */
export function dutiesOf(id: string, context: SiteContext): Duties {
  let index = indexes.get(context);
  if (index === undefined) indexes.set(context, (index = gather(context)));
  return index.get(id) ?? none();
}

/** How many systems somebody is accountable for. */
export function ownedCount(id: string, context: SiteContext): number {
  return dutiesOf(id, context).roles.filter(({ role, view }) => role === 'owner' && view.system.status !== 'retired')
    .length;
}

function gather({ assessment, deadlines }: SiteContext): ReadonlyMap<string, Duties> {
  const all = new Map<string, Duties>();
  const of = (id: string): Duties => {
    const known = all.get(id) ?? none();
    all.set(id, known);
    return known;
  };
  for (const view of assessment.views.values()) {
    const { owner, governance_owner: governance, sponsor } = view.system.data;
    for (const [id, role] of [
      [owner, 'owner'],
      [governance, 'governance owner'],
      [sponsor, 'business sponsor'],
    ] as const)
      if (id) of(id).roles.push({ view, role });
    for (const { id, data } of view.system.nhis)
      if (data.owner) of(data.owner).identities.set(id, [...(of(data.owner).identities.get(id) ?? []), view.system.id]);
  }
  for (const decision of assessment.registry.decisions)
    for (const id of new Set([decision.data.by, decision.data.for])) if (id) of(id).decisions.push(decision);
  for (const due of dueDates(deadlines)) if (due.who !== undefined) of(due.who).due.push(due);
  return all;
}

function none(): Duties {
  return { roles: [], identities: new Map(), decisions: [], due: [] };
}
