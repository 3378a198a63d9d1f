import { compare } from '../../diagnostic/compare.ts';
import type { Registry, System, Use } from '../../validate/registry.ts';
import type { NhiData } from '../../validate/schema/nhi.ts';

/** An identity with the systems that it acts for. */
export interface NhiEntry {
  readonly id: string;
  readonly data: NhiData;
  readonly shared: boolean;
  /** Why it is shared. */
  readonly because: string | undefined;
  /** The file that describes it; the first, where several do. */
  readonly file: string;
  readonly users: readonly { readonly system: System; readonly use: Use<NhiData> }[];
}

/** Every identity once, by id, with the systems that it acts for; shared ones that nobody uses too. */
export function nhiEntries({ systems, shared }: Registry): ReadonlyMap<string, NhiEntry> {
  const entries = new Map<string, NhiEntry & { users: NhiEntry['users'][number][] }>();
  for (const { id, data, because, file } of shared.nhis.values())
    entries.set(id, { id, data, shared: true, because, file, users: [] });
  for (const system of systems.values()) {
    for (const use of system.nhis) {
      const { id, data, shared: isShared, sharedBecause: because } = use;
      const known = entries.get(id) ?? { id, data, shared: isShared, because, file: system.file, users: [] };
      known.users.push({ system, use });
      entries.set(id, known);
    }
  }
  return new Map([...entries].sort(([a], [b]) => compare(a, b)));
}
