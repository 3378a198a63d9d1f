import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { compare } from '../diagnostic/compare.ts';
import { isRecord } from '../validate/lenient.ts';
import { remembering } from './remember.ts';

/** The steps of some paths, as a tree. `[]` is dropped, since a list on the way always stands for each of its items. */
interface Wanted {
  readonly steps: Map<string, Wanted>;
  /** Whether a path ends here: then everything below is wanted. */
  whole: boolean;
}

/**
 * The values of some fields of a resolved record, as a decision states them (CONTENT §2). Lists are
 * sets: sorted, and equal whatever their order. A field that the record does not give is left out.
 * @param fields dotted paths to the leaf, `[]` after a list, such as `tools[].access`
 */
export function packageOf(
  record: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): Record<string, unknown> {
  const taken = project(record, wantedBy(fields));
  return isRecord(taken) ? taken : {};
}

/** SHA-256, lower-case hexadecimal, of the canonical JSON (RFC 8785) of a package. */
export function digestOf(contents: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(canonicalText(contents)).digest('hex');
}

/** Canonical JSON (RFC 8785); plain JSON for half a surrogate pair, which RFC 8785 §3.2.2.2 has no form for. */
export function canonicalText(value: unknown): string {
  // Plain JSON is canonical where every key is in its order, as it is in what this registry writes itself.
  if (isInOrder(value)) return JSON.stringify(value);
  try {
    return canonicalize(value) ?? '';
  } catch {
    return JSON.stringify(value);
  }
}

function isInOrder(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isInOrder);
  if (!isRecord(value)) return true;
  let last = '';
  for (const key of Object.keys(value)) {
    // RFC 8785 §3.2.3 compares UTF-16 code units, and so does `<`.
    if (key < last || !isInOrder(value[key])) return false;
    last = key;
  }
  return true;
}

/** The paths of a package, to the leaf and without `[]`, that none of the fields holds. */
export function pathsOutside(contents: Readonly<Record<string, unknown>>, fields: readonly string[]): string[] {
  const wanted = wantedBy(fields);
  if (isInside(contents, wanted)) return [];
  const found = new Set<string>();
  collectOutside(contents, { wanted, path: '' }, found);
  return [...found].sort(compare);
}

function isInside(value: unknown, wanted: Wanted): boolean {
  if (wanted.whole) return true;
  if (Array.isArray(value)) return value.every((item) => isInside(item, wanted));
  if (!isRecord(value)) return false;
  return Object.keys(value).every((step) => {
    const deeper = wanted.steps.get(step);
    return deeper !== undefined && isInside(value[step], deeper);
  });
}

function collectOutside(value: unknown, at: { wanted: Wanted; path: string }, found: Set<string>): void {
  if (at.wanted.whole) return;
  if (Array.isArray(value)) for (const item of value) collectOutside(item, at, found);
  else if (isRecord(value)) {
    for (const [step, inner] of Object.entries(value)) {
      const path = at.path === '' ? step : `${at.path}.${step}`;
      const wanted = at.wanted.steps.get(step);
      if (wanted === undefined) found.add(path);
      else collectOutside(inner, { wanted, path }, found);
    }
  } else found.add(at.path);
}

const wantedBy = (fields: readonly string[]): Wanted => tree(fields.join('\n'));

/** By the lines of a text, one field each. */
const tree = remembering((fields) => {
  const root: Wanted = { steps: new Map(), whole: false };
  for (const field of fields.split('\n')) {
    let at = root;
    for (const step of field.replaceAll('[]', '').split('.')) {
      const next = at.steps.get(step) ?? { steps: new Map<string, Wanted>(), whole: false };
      at.steps.set(step, next);
      at = next;
    }
    at.whole = true;
  }
  return root;
});

function project(value: unknown, wanted: Wanted): unknown {
  if (Array.isArray(value)) {
    return asSet(value.map((item) => project(item, wanted)).filter((item) => item !== undefined));
  }
  if (!isRecord(value)) return wanted.whole ? (value ?? undefined) : undefined;
  const steps = wanted.whole ? Object.keys(value) : wanted.steps.keys();
  const taken: Record<string, unknown> = {};
  for (const step of steps) {
    const deeper = wanted.whole ? wanted : wanted.steps.get(step);
    const inner = deeper && Object.hasOwn(value, step) ? project(value[step], deeper) : undefined;
    if (inner !== undefined) taken[step] = inner;
  }
  return Object.keys(taken).length > 0 ? taken : undefined;
}

function asSet(items: readonly unknown[]): unknown[] {
  if (items.length < 2) return [...items];
  // The canonical form of a text is its JSON.
  const keyed = new Map(
    items.map((item) => [typeof item === 'string' ? JSON.stringify(item) : canonicalText(item), item]),
  );
  return [...keyed].sort(([a], [b]) => compare(a, b)).map(([, item]) => item);
}
