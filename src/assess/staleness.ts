import canonicalize from 'canonicalize';
import { isRecord } from '../validate/lenient.ts';
import { packageOf } from './package.ts';

/** One value that is not what was decided on. */
export interface PackageChange {
  /** Dotted, with the id of a list's item in brackets, such as `tools[ticketing].access`. */
  readonly path: string;
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
 * that the policy has added since reopens nothing. Empty when the record is still what was decided on.
 */
export function changesSince(contents: unknown, fields: readonly string[], record: Readonly<Record<string, unknown>>): PackageChange[] {
  const found: PackageChange[] = [];
  compareValues(contents, packageOf(record, fields), { path: '', plain: '' }, found);
  return found;
}

interface At {
  /** As shown. */
  readonly path: string;
  /** Without ids, as `NARROWING` names it. */
  readonly plain: string;
}

function compareValues(was: unknown, now: unknown, at: At, found: PackageChange[]): void {
  if (same(was, now)) return;
  if (Array.isArray(was) || Array.isArray(now)) compareSets(list(was), list(now), at, found);
  else if (isRecord(was) || isRecord(now)) {
    const [before, after] = [isRecord(was) ? was : {}, isRecord(now) ? now : {}];
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compareValues(before[key], after[key], { path: at.path === '' ? key : `${at.path}.${key}`, plain: at.plain === '' ? key : `${at.plain}.${key}` }, found);
    }
  } else found.push({ path: at.path, was, now, narrows: false });
}

function compareSets(was: readonly unknown[], now: readonly unknown[], at: At, found: PackageChange[]): void {
  const [before, after] = [keyed(was), keyed(now)];
  const removes = NARROWING.has(at.plain);
  for (const [key, item] of before) {
    const other = after.get(key);
    if (other === undefined) found.push({ path: at.path, was: shortOf(item, key), now: undefined, narrows: removes });
    else compareValues(item, other, { path: `${at.path}[${key}]`, plain: at.plain }, found);
  }
  for (const [key, item] of after) if (!before.has(key)) found.push({ path: at.path, was: undefined, now: shortOf(item, key), narrows: false });
}

/** Items by their id, or by their own canonical text where they have none. */
function keyed(items: readonly unknown[]): Map<string, unknown> {
  return new Map(items.map((item) => [isRecord(item) ? String(item.id ?? item.what ?? item.regime ?? canonicalize(item)) : String(item), item]));
}

function shortOf(item: unknown, key: string): unknown {
  return isRecord(item) && key.length < 60 ? key : item;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function same(a: unknown, b: unknown): boolean {
  return a === b || canonicalize(a) === canonicalize(b);
}
