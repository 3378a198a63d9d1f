import { isRecord } from '../validate/lenient.ts';
import { canonicalText, packageOf } from './package.ts';

/** One value that is not what was decided on. */
export interface PackageChange {
  /** Dotted, with the key of each list's item in brackets, such as `tools[ticketing].access`. */
  readonly path: string;
  /** The same without keys, such as `tools.access`. */
  readonly field: string;
  /** Those keys, the outermost first. */
  readonly items: readonly string[];
  /** Whether something came into a list or left it, or a value is another one. */
  readonly kind: 'added' | 'removed' | 'changed';
  /** The value in the decision's own package; absent where there was none. */
  readonly was: unknown;
  /** The value in the record today; absent where there is none. */
  readonly now: unknown;
  /** Whether the change only takes something away that the system could do or reach. */
  readonly narrows: boolean;
}

/** Lists from which taking an item away only narrows what was decided on (CONTENT §2). */
const NARROWING = new Set(['audience', 'tools', 'tools.needs', 'nhis', 'nhis.privileges', 'data.sources']);

/**
 * How a record differs from the package of a decision, by the decision's own list of fields: a field
 * that the policy has added since reopens nothing. Empty when the record is still what was decided on;
 * an empty list and none are the same.
 */
export function changesSince(
  contents: unknown,
  fields: readonly string[],
  record: Readonly<Record<string, unknown>>,
): PackageChange[] {
  const now = packageOf(record, fields);
  const found: PackageChange[] = [];
  if (!isSame(contents, now)) compareValues(contents, now, { field: '', path: '', items: [] }, found);
  return found;
}

/** Most decisions are on what the record still says, in the very order. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, at) => isSame(item, b[at]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}

type At = Pick<PackageChange, 'path' | 'field' | 'items'>;

function compareValues(was: unknown, now: unknown, at: At, found: PackageChange[]): void {
  if (was === now) return;
  if (Array.isArray(was) || Array.isArray(now)) compareSets(list(was), list(now), at, found);
  else if (isRecord(was) || isRecord(now)) {
    const [before, after] = [isRecord(was) ? was : {}, isRecord(now) ? now : {}];
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compareValues(before[key], after[key], within(at, key), found);
    }
  } else found.push({ ...at, kind: 'changed', was, now, narrows: false });
}

function within({ path, field, items }: At, key: string): At {
  return { path: path === '' ? key : `${path}.${key}`, field: field === '' ? key : `${field}.${key}`, items };
}

function compareSets(was: readonly unknown[], now: readonly unknown[], at: At, found: PackageChange[]): void {
  const twice = new Set([...repeated(was), ...repeated(now)]);
  const [before, after] = [keyed(was, twice), keyed(now, twice)];
  const narrows = NARROWING.has(at.field);
  for (const [key, item] of before) {
    if (!after.has(key)) found.push({ ...at, kind: 'removed', was: item, now: undefined, narrows });
    else if (isRecord(item) || isRecord(after.get(key))) compareValues(item, after.get(key), inItem(at, key), found);
  }
  for (const [key, item] of after) {
    if (!before.has(key)) found.push({ ...at, kind: 'added', was: undefined, now: item, narrows: false });
  }
}

function inItem({ path, field, items }: At, key: string): At {
  return { path: `${path}[${key}]`, field, items: [...items, key] };
}

/** What a list's item is known by; nothing where it is a plain value. */
export function keyOf(item: unknown): string | undefined {
  if (!isRecord(item)) return undefined;
  const key = item.id ?? item.what ?? item.regime;
  return typeof key === 'string' ? key : undefined;
}

/** Items by their key; by their own canonical text where they have none, or where several have the same. */
function keyed(items: readonly unknown[], twice: ReadonlySet<string>): Map<string, unknown> {
  return new Map(
    items.map((item) => {
      const key = keyOf(item);
      return [key === undefined || twice.has(key) ? `\0${canonicalText(item)}` : key, item];
    }),
  );
}

function repeated(items: readonly unknown[]): string[] {
  const seen = new Set<string>();
  const keys = items.map(keyOf).filter((key) => key !== undefined);
  return keys.filter((key) => seen.size === seen.add(key).size);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}
