import { compare } from '../../diagnostic/compare.ts';
import type { Path, Spot } from '../../diagnostic/diagnostic.ts';
import type { Registry } from '../../validate/registry.ts';
import { valueAt } from '../../validate/lenient.ts';
import type { NhiData } from '../../validate/schema/nhi.ts';
import type { Tool } from '../../validate/schema/system.ts';
import { titleOf } from '../names.ts';
import { isActive } from './facts.ts';
import { once } from '../remember.ts';

/** A place that says what an identity is: a record that lists it itself, or shared/nhis.yaml. */
export interface Description {
  readonly id: string;
  readonly data: NhiData;
  /** Who describes it, to be read in a sentence: the title of the system, or the file in shared/. */
  readonly by: string;
  readonly spot: (path: Path) => Spot;
  /** The system that a finding about this place is told to, by id: the record itself, or the first that uses the shared one. */
  readonly toldTo: string | undefined;
  readonly shared: boolean;
}

/** Identities across the whole registry, laid out once by what rules ask for. */
export interface Portfolio {
  /** All places of an identity. */
  readonly places: (id: string) => readonly Description[];
  /** Those of them that say it can act. */
  readonly activeById: (id: string) => readonly Description[];
  /** In which fields the places of an identity differ, by its id. */
  readonly differences: (id: string) => ReadonlyMap<string, Spread>;
  /** The environments that the active places of an identity name, by its id. */
  readonly environments: (id: string) => Spread;
  /** The active places of all identities behind a secret, by where it is kept. */
  readonly behind: (ref: string) => readonly Description[];
  /** The first of them of each identity. */
  readonly sharers: (ref: string) => Spread;
  /** The environments that the active identities behind a secret name. */
  readonly environmentsOfSecret: (ref: string) => Spread;
  /** What a finding about a place is told to, by the id of the system. */
  readonly toldTo: ReadonlyMap<string, readonly Description[]>;
  /** The tools that act with an identity, in systems that are not retired. */
  readonly tools: (id: string) => readonly Tool[];
}

/** One pass over all systems; nothing in it looks at pairs. */
export function portfolioOf({ systems, shared }: Registry): Portfolio {
  const all: Description[] = [];
  const tools = new Map<string, Tool[]>();
  const firstUser = new Map<string, string>();
  for (const system of systems.values()) {
    for (const { id, data, shared: isShared, definedAt } of system.nhis) {
      if (isShared) firstUser.set(id, firstUser.get(id) ?? system.id);
      else all.push({ id, data, by: `“${titleOf(system)}”`, spot: definedAt, toldTo: system.id, shared: false });
    }
    if (system.status === 'retired') continue;
    for (const tool of system.data.tools ?? []) {
      if (tool.nhi === undefined) continue;
      const known = tools.get(tool.nhi);
      if (known) known.push(tool);
      else tools.set(tool.nhi, [tool]);
    }
  }
  for (const { id, data, file, at } of shared.nhis.values()) {
    const spot = (path: Path): Spot => ({ file, path: [...at, ...path] });
    all.push({ id, data, by: file, spot, toldTo: firstUser.get(id), shared: true });
  }
  const byId = Map.groupBy(all, ({ id }) => id);
  const active = all.filter(({ data }) => isActive(data));
  const activeById = Map.groupBy(active, ({ id }) => id);
  const bySecret = Map.groupBy(active, ({ data }) => data.secret?.ref);
  const environment = ({ environment: name }: NhiData) => name;
  const behind = (ref: string) => bySecret.get(ref) ?? [];
  return {
    places: (id) => byId.get(id) ?? [],
    activeById: (id) => activeById.get(id) ?? [],
    differences: once((id) => differences(byId.get(id) ?? [])),
    environments: once((id) => spread(activeById.get(id) ?? [], environment)),
    behind,
    sharers: once((ref) => spread(behind(ref), ({ id }) => id)),
    environmentsOfSecret: once((ref) => spread(behind(ref), environment)),
    toldTo: Map.groupBy(
      all.filter(({ toldTo }) => toldTo !== undefined),
      ({ toldTo }) => toldTo ?? '',
    ),
    tools: (id) => tools.get(id) ?? [],
  };
}

/** The most other places that a finding names, however many there are. */
const MOST_NAMED = 5;

/** The other places of a group, as many as a finding names; in the order of the registry. */
export function othersOf(group: readonly Description[], own: Description): Description[] {
  return group
    .slice(0, MOST_NAMED + 1)
    .filter((other) => other !== own)
    .slice(0, MOST_NAMED);
}

/** The first place of each value that a group gives, by the value as text; places that say nothing are left out. */
export type Spread = ReadonlyMap<string, Description>;

function spread(group: readonly Description[], textOf: (data: NhiData) => string | undefined): Spread {
  const first = new Map<string, Description>();
  for (const place of group) {
    const text = textOf(place.data);
    if (text !== undefined && !first.has(text)) first.set(text, place);
  }
  return first;
}

/** For each field, by its path, the values that the places of one identity give; only where they differ. */
function differences(group: readonly Description[]): ReadonlyMap<string, Spread> {
  if (group.length < 2) return NOTHING;
  const spreads = COMPARED.map((field) => [field, spread(group, (data) => textAt(data, field))] as const);
  return new Map(spreads.filter(([, { size }]) => size > 1));
}

const NOTHING: ReadonlyMap<string, Spread> = new Map();

/** What an identity is, wherever it is described. Its environment is not here: two of them are a finding of their own. */
const COMPARED = [
  ...['kind', 'owner', 'auth', 'privileges', 'used_by', 'vendor', 'status', 'revoke', 'revocation_tested'],
  ...['secret.ref', 'secret.store', 'secret.rotate_every', 'secret.rotated', 'secret.expires'],
  ...['trust.audience', 'trust.subjects', 'audit.retained', 'audit.attributable'],
];

/** The value at a path as text; lists are sets. */
export function textAt(data: NhiData, path: string): string | undefined {
  const value = valueAt(data, path.split('.'));
  if (path === 'status') return data.status ?? 'active';
  if (Array.isArray(value)) return value.map(String).sort(compare).join(', ');
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The places that say something else than one does, as many as a finding names. */
export function othersThan(text: string | undefined, values: Spread): Description[] {
  if (text === undefined) return [];
  return [...values].flatMap(([other, place]) => (other === text ? [] : [place])).slice(0, MOST_NAMED);
}
