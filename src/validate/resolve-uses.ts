import type { Fix, Path, Spot } from '../diagnostic/diagnostic.ts';
import { didYouMean, onlyMeant } from '../diagnostic/suggest.ts';
import type { Collector } from './collector.ts';
import type { Entry, SharedThing, System, Use } from './registry.ts';
import type { EvidenceData } from './schema/evidence.ts';
import type { NhiData } from './schema/nhi.ts';
import type { ModelData, SystemData } from './schema/system.ts';

/** A file of shared/: what could be read of it, and which ids could not. */
export interface Shelf<T> {
  readonly things: ReadonlyMap<string, SharedThing<T & { id: string }>>;
  readonly isUnread: (id: string) => boolean;
}

export interface Shelves {
  readonly nhis: Shelf<NhiData>;
  readonly models: Shelf<ModelData>;
  readonly evidence: Shelf<EvidenceData>;
}

type Listed<T> = { use: string } | (T & { id: string });

/** A record with what it takes from shared/ put in its place; a `use` of nothing is a diagnostic. */
export function resolveSystem(
  entry: Entry<SystemData>,
  { nhis, models, evidence }: Shelves,
  collector: Collector,
): System {
  const { data } = entry;
  return {
    ...entry,
    status: data.status ?? 'production',
    nhis: resolve(entry, { list: data.nhis ?? [], key: 'nhis', shelf: nhis }, collector),
    models: resolve(entry, { list: data.models ?? [], key: 'models', shelf: models }, collector),
    evidence: resolve(entry, { list: data.evidence ?? [], key: 'evidence', shelf: evidence }, collector),
  };
}

interface Wanted<T> {
  readonly list: readonly Listed<T>[];
  readonly key: string;
  readonly shelf: Shelf<T>;
}

function resolve<T>(
  entry: Entry<unknown>,
  { list, key, shelf: { things, isUnread } }: Wanted<T>,
  collector: Collector,
): Use<T & { id: string }>[] {
  const seen = new Set<string>();
  return list.flatMap((item, at): Use<T & { id: string }>[] => {
    const spot = entry.spot([key, at]);
    const id = 'use' in item ? item.use : item.id;
    if (seen.has(id)) {
      collector.fault('schema/duplicate-id', entry.spot([key, at, 'use' in item ? 'use' : 'id']), id);
      return [];
    }
    seen.add(id);
    if (!('use' in item)) {
      const definedAt = (path: Path) => entry.spot([key, at, ...path]);
      return [
        {
          id,
          data: item,
          shared: false,
          sharedBecause: undefined,
          spot,
          definedAt,
          isBroken: (path: Path) => isBrokenAt(entry, definedAt(path)),
        },
      ];
    }
    const thing = things.get(id);
    if (thing === undefined) {
      const file = `shared/${key}.yaml`;
      // A shared thing that its own file gets wrong is told there.
      if (!isUnread(id))
        collector.fault('reference/unknown', entry.spot([key, at, 'use']), `“${id}” is not in ${file}`, {
          hint: didYouMean(id, [...things.keys()], `Add it to ${file}, or list it here with id: ${id}.`),
          fix: meant(id, [...things.keys()]),
        });
      return [];
    }
    return [
      {
        id,
        data: thing.data,
        shared: true,
        sharedBecause: thing.because,
        spot,
        definedAt: (path: Path) => ({ file: thing.file, path: [...thing.at, ...path] }),
        isBroken: thing.isBroken,
      },
    ];
  });
}

function meant(id: string, known: readonly string[]): Fix | undefined {
  const to = onlyMeant(id, known);
  return to === undefined ? undefined : { to };
}

/** Whether the file holds something wrong at a spot of it. */
export function isBrokenAt(entry: Pick<Entry<unknown>, 'isBroken'>, { path = [] }: Spot): boolean {
  return entry.isBroken(path.join('.'));
}
