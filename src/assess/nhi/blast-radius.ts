import { addPeriod, earlier } from '../../diagnostic/calendar.ts';
import type { Person } from '../../validate/registry.ts';
import type { Tool } from '../../validate/schema/system.ts';
import type { Assessment } from '../assess.ts';
import type { SystemView } from '../system-view.ts';
import type { NhiEntry } from './entries.ts';
import { secretDue } from './facts.ts';

/** A system that an identity acts for, with what stops there when it is revoked. */
export interface Reached {
  readonly view: SystemView;
  readonly tools: readonly Tool[];
}

/** What hangs on an identity. */
export interface BlastRadius {
  readonly entry: NhiEntry;
  readonly owner: Person | undefined;
  /** The systems that are not retired; one in which no tool acts with it may stop as a whole. */
  readonly reaches: readonly Reached[];
  /** How many tools stop, over all systems. */
  readonly tools: number;
  /** The last day on which its secret, and the last drill of its revocation, count for each of its systems. */
  readonly secretDue: string | undefined;
  readonly drillDue: string | undefined;
}

/** What stops working when it is revoked, who answers for it, and what is due about it. */
export function blastRadius(entry: NhiEntry, { views, registry }: Pick<Assessment, 'views' | 'registry'>): BlastRadius {
  const { data } = entry;
  const reaches = entry.users
    .flatMap(({ system }) => views.get(system.id) ?? [])
    .filter(({ system }) => system.status !== 'retired')
    .map((view) => ({ view, tools: (view.system.data.tools ?? []).filter(({ nhi }) => nhi === entry.id) }));
  const soonest = (of: (view: SystemView) => string | undefined) =>
    reaches.reduce<string | undefined>((due, { view }) => earlier(due, of(view)), undefined);
  return {
    entry,
    owner: registry.people.get(data.owner ?? ''),
    reaches,
    tools: reaches.reduce((count, { tools }) => count + tools.length, 0),
    secretDue: soonest(({ rules }) => secretDue(data, rules)),
    drillDue: soonest(({ rules: { nhi } }) =>
      data.revocation_tested && nhi.drill_every ? addPeriod(data.revocation_tested, nhi.drill_every) : undefined,
    ),
  };
}
