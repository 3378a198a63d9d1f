import { kindOf } from '../parse/kinds.ts';
import type { ChangedFiles } from '../read/changed.ts';
import type { Registry, System } from '../validate/registry.ts';

/** What a change reaches: everything, or these systems and intake records by their ids. */
export type Reach = 'everything' | ReadonlySet<string>;

const NOTHING: Reach = new Set();

/** The records that changed files have to do with. In doubt it is everything, so that nothing is overlooked. */
export function reachOf(files: ChangedFiles, registry: Registry): Reach {
  const reached = new Set<string>();
  for (const [path, what] of files) {
    const known = kindOf(path);
    // A path of no kind is a finding of its own, at that path.
    const reach = 'kind' in known ? reachOfFile({ ...known, path, what }, registry) : NOTHING;
    if (reach === 'everything') return reach;
    for (const id of reach) reached.add(id);
  }
  return reached;
}

interface ChangedFile {
  readonly kind: string;
  readonly id: string;
  readonly path: string;
  readonly what: 'added' | 'changed' | 'removed';
}

function reachOfFile({ kind, id, path, what }: ChangedFile, registry: Registry): Reach {
  switch (kind) {
    case 'system':
    case 'intake':
      // Others may speak of a record that is gone.
      return what === 'removed' ? 'everything' : new Set([id]);
    case 'decision':
    case 'signature':
      return path.startsWith('decisions/_policy/') ? 'everything' : new Set([path.split('/')[1] ?? '']);
    case 'exception':
      // Whom it lifted something for before the change is not known here.
      return what === 'added' ? new Set(registry.exceptions.get(id)?.data.systems) : 'everything';
    case 'shared-nhis':
      return usersOf('nhis', registry);
    case 'shared-models':
      return usersOf('models', registry);
    case 'shared-evidence':
      return usersOf('evidence', registry);
    case 'evidence':
      return systemsWith(registry, ({ evidence }) => evidence.some(({ data }) => data.file === path));
    case 'guide':
      return NOTHING;
    case 'asset':
      return what === 'removed' ? 'everything' : NOTHING;
    default:
      return 'everything';
  }
}

/** The systems that use something of a file in shared/, also those that name what is not there. */
function usersOf(list: 'nhis' | 'models' | 'evidence', registry: Registry): Reach {
  return systemsWith(registry, ({ data }) => (data[list] ?? []).some((item) => 'use' in item));
}

function systemsWith(registry: Registry, test: (system: System) => boolean): ReadonlySet<string> {
  return new Set([...registry.systems.values()].filter(test).map(({ id }) => id));
}
