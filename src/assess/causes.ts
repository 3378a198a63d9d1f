import type { Path, RelatedSpot, Spot } from '../diagnostic/diagnostic.ts';
import { valueAt } from '../validate/lenient.ts';
import type { System, Use } from '../validate/registry.ts';
import { isBrokenAt } from '../validate/resolve-uses.ts';
import { fieldWords } from './field-words.ts';
import { keyOf, type PackageChange } from './staleness.ts';

/** Where what changed stands today. */
export interface Cause {
  readonly spot: Spot;
  /** The id of the shared identity or model that changed, where it was one: other systems use it, too. */
  readonly shared: string | undefined;
}

/** The value in the record or in shared/ that is not what was decided on; the nearest thing where it is gone. */
export function causeOf(change: PackageChange, system: System): Cause {
  const use = useOf(change, system);
  if (use === undefined) {
    const path = nearest(system.data, pathIn(system.data, change.field, change.items));
    return { spot: system.spot(path), shared: undefined };
  }
  // What came or went as a whole was put in or taken out by the record.
  if (change.items.length === 0) return { spot: use.spot, shared: undefined };
  return { spot: use.definedAt(nearest(use.data, pathInside(use, change))), shared: use.shared ? use.id : undefined };
}

/** True where the schema refused today's value, or what it refers to is not there, so that nobody knows whether it changed. */
export function isUnread(change: PackageChange, system: System): boolean {
  const [root = ''] = change.field.split('.');
  const use = useOf(change, system);
  if (use && change.items.length > 0) return use.isBroken(pathInside(use, change));
  if (isUsed(root) && (system.data[root] ?? []).length !== system[root].length) return true;
  return isBrokenAt(system, system.spot(pathIn(system.data, change.field, change.items)));
}

function useOf({ field, items, was, now }: PackageChange, system: System): Use<object> | undefined {
  const [root = ''] = field.split('.');
  const uses: readonly Use<object>[] = isUsed(root) ? system[root] : [];
  return uses.find(({ id }) => id === (items[0] ?? keyOf(now ?? was)));
}

/** True for the lists that a record may fill from shared/. */
function isUsed(root: string): root is 'nhis' | 'models' {
  return root === 'nhis' || root === 'models';
}

function pathInside(use: Use<object>, { field }: PackageChange): Path {
  return pathIn(use.data, field.slice(field.indexOf('.') + 1), []);
}

/** The way to a field in data, through list items by their keys; to the list itself where an item is not there. */
function pathIn(data: unknown, field: string, items: readonly string[]): Path {
  const path: (string | number)[] = [];
  const keys = [...items];
  for (const step of field.split('.')) {
    path.push(step);
    const value = valueAt(data, path);
    const key = Array.isArray(value) ? keys.shift() : undefined;
    if (!Array.isArray(value) || key === undefined) continue;
    const at = value.findIndex((item) => keyOf(item) === key);
    if (at === -1) break;
    path.push(at);
  }
  return path;
}

/** As much of a path as exists. */
function nearest(data: unknown, path: Path): Path {
  const end = path.findIndex((_, at) => valueAt(data, path.slice(0, at + 1)) === undefined);
  return end === -1 ? path : path.slice(0, end);
}

const MOST = 10;

/** Where each of some changes stands today, shared things first said to be so. */
export function causesOf(changes: readonly PackageChange[], system: System): RelatedSpot[] {
  const found = new Map<string, RelatedSpot>();
  for (const change of changes) {
    const { spot, shared } = causeOf(change, system);
    const words = fieldWords(change.field, change.items.at(-1)) ?? change.path;
    const message =
      shared === undefined ? `Today’s value: ${words}` : `“${shared}” is shared, and changed here: ${words}`;
    const key = JSON.stringify([spot.file, spot.path]);
    if (!found.has(key)) found.set(key, { spot, message });
  }
  return [...found.values()].slice(0, MOST);
}
