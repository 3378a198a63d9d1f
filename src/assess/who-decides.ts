import { listWords } from '../diagnostic/suggest.ts';
import type { Person, CommonRegistry } from '../validate/registry.ts';
import type { Approver } from './approvals.ts';
import { holdersOf } from './authority.ts';
import { nameOf } from './names.ts';
import type { SystemView } from './system-view.ts';

export interface WhoDecides {
  /** Those who hold the function at the tier of the system that day. */
  readonly holders: readonly Person[];
  /** Those of them who may decide on this system: neither its owner nor its governance owner. */
  readonly free: readonly Person[];
}

export function whoDecides(
  name: Exclude<Approver, 'go-live'>,
  { system, tier }: SystemView,
  { registry, asOf }: { registry: CommonRegistry; asOf: string },
): WhoDecides {
  const { owner, governance_owner: recorder } = system.data;
  const holders = holdersOf(name, { on: asOf, tier }, registry.people);
  return { holders, free: holders.filter(({ id }) => id !== owner && id !== recorder) };
}

/** Who has to decide again, to be read after “let”: names where they are known. */
export function deciders(
  name: Approver,
  view: SystemView,
  context: { registry: CommonRegistry; asOf: string },
): string {
  const recorder = view.system.data.governance_owner;
  if (name === 'go-live')
    return recorder === undefined ? 'the board' : `the board, recorded by ${nameOf(recorder, context.registry)},`;
  const names = whoDecides(name, view, context).free.map((person) => person.name);
  return names.length === 0 ? `somebody who holds ${name} (nobody does today)` : listWords(names);
}
