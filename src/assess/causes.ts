import type { Path, RelatedSpot, Spot } from '../diagnostic/diagnostic.ts';
import { valueAt } from '../validate/lenient.ts';
import type { System, Use } from '../validate/registry.ts';
import { fieldWords } from './field-words.ts';
import { keyOf, type PackageChange } from './staleness.ts';

/** Where what changed stands today. */
export interface Cause {
  readonly spot: Spot;
  /** The id of the shared identity or model that changed, where it was one: other systems use it, too. */
  readonly shared: string | undefined;
}

/** The value in the record or in shared/ that is not what was decided on; the nearest thing where it is gone. */
export function causeOf({ field, items, was, now }: PackageChange, system: System): Cause {
  const [root = '', ...rest] = field.split('.');
  const use = usesOf(root, system).find(({ id }) => id === (items[0] ?? keyOf(now ?? was)));
  if (use === undefined) return { spot: system.spot(pathIn(system.data, field, items)), shared: undefined };
  // What came or went as a whole was put in or taken out by the record.
  if (items.length === 0) return { spot: use.spot, shared: undefined };
  return { spot: use.definedAt(pathIn(use.data, rest.join('.'), [])), shared: use.shared ? use.id : undefined };
}

function usesOf(root: string, { nhis, models }: System): readonly Use<object>[] {
  if (root === 'nhis') return nhis;
  return root === 'models' ? models : [];
}

/** The way to a field in data, through list items by their keys, as far as it exists. */
function pathIn(data: unknown, field: string, items: readonly string[]): Path {
  const path: (string | number)[] = [];
  const keys = [...items];
  for (const step of field.split('.')) {
    if (valueAt(data, [...path, step]) === undefined) break;
    path.push(step);
    const value = valueAt(data, path);
    if (!Array.isArray(value) || keys.length === 0) continue;
    const key = keys.shift();
    const at = value.findIndex((item) => keyOf(item) === key);
    if (at === -1) break;
    path.push(at);
  }
  return path;
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
