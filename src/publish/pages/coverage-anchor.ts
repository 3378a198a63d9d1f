import type { Registry } from '../../validate/registry.ts';
import type { SiteContext } from '../site-context.ts';

/**
 * Where the coverage of a system tells of a control: `c-gv.rm-01` for `nist-csf-2.0:GV.RM-01`, since pages lead to
 * hundreds of them; with its framework where a control of another framework has the same id.
 */
export function anchorOf(ref: string, { assessment: { registry } }: SiteContext): string {
  const id = idOf(ref);
  return `c-${ambiguousIds(registry).has(id) ? ref.replace(':', '-').toLowerCase() : id}`;
}

function idOf(ref: string): string {
  return ref.slice(ref.indexOf(':') + 1).toLowerCase();
}

const ambiguous = new WeakMap<Registry, ReadonlySet<string>>();

/** The ids that controls of different frameworks have in common, in small letters. */
function ambiguousIds(registry: Registry): ReadonlySet<string> {
  const known = ambiguous.get(registry);
  if (known) return known;
  const ids = [...registry.frameworks.values()].flatMap(({ controls }) => [...controls.keys()].map(idOf));
  const found = new Set([...Map.groupBy(ids, (id) => id)].flatMap(([id, same]) => (same.length > 1 ? [id] : [])));
  ambiguous.set(registry, found);
  return found;
}
