import type { z } from 'zod';
import type { Diagnostic, Path } from '../diagnostic/diagnostic.ts';
import { readingFault, withFix } from '../diagnostic/reading-faults.ts';
import { describeIssue, flatten } from './issue.ts';

export interface Checked<T> {
  /** The value without what was wrong; absent when too little of it is left to mean anything. */
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The places that held something wrong, as `a.0.b`: what is absent there is not missing. */
  readonly broken: ReadonlySet<string>;
  /** The way in the file to what has this way in the value: list items that were taken out shift the rest. */
  readonly original: (path: Path) => Path;
}

/** Each round takes out what is wrong one level further up, and nothing is nested deeper than this. */
const MOST_ROUNDS = 40;

/**
 * Holds a value to its schema. Wrong parts are reported at their place and taken out, and the rest is
 * judged on: one wrong field does not hide the faults of the others.
 */
export function check<T>(schema: z.ZodType<T>, data: unknown, file: string): Checked<T> {
  // No schema changes what it accepts (a test holds that), so the data itself serves and zod's copy is dropped.
  if (isKnownToPass(schema, data) || schema.safeParse(data).success) {
    if (isRecord(data)) passed.set(data, schema);
    return inOrder(data as T);
  }
  const diagnostics: Diagnostic[] = [];
  const broken = new Set<string>();
  const gone = new Set<string>();
  const rest = new Remainder(data);
  for (let round = 0; round < MOST_ROUNDS && rest.data !== undefined; round++) {
    const result = schema.safeParse(rest.data);
    if (result.success) return { value: rest.data as T, diagnostics, broken, original: (path) => rest.original(path) };
    const issues = flatten(result.error.issues, rest.data);
    for (const issue of issues) {
      const path = rest.original(issue.path);
      // What an earlier round took out because it was wrong is neither missing nor short of an item.
      if (isOrHolds(path.join('.'), gone)) continue;
      // Nor has what was meant as a reference, and was a wrong one, an id of its own.
      if (issue.kind === 'missing-part' && gone.has([...path.slice(0, -1), 'use'].join('.'))) continue;
      const { code, detail, hint, fix } = describeIssue(issue, rest.data, schema);
      const spot = { file, path, key: issue.kind === 'unknown-key' };
      diagnostics.push(withFix(readingFault(code, spot, detail, hint), fix));
      broken.add(path.join('.'));
    }
    const wrong = issues.map((issue) => (issue.kind === 'missing-part' ? issue.path.slice(0, -1) : issue.path));
    for (const path of wrong) gone.add(rest.original(path).join('.'));
    rest.remove(wrong);
  }
  return { value: undefined, diagnostics, broken, original: SAME };
}

/** What is known to hold to its schema. */
export function inOrder<T>(value: T): Checked<T> {
  return { value, diagnostics: [], broken: NONE, original: SAME };
}

/** Data that was held to a schema already: the two sides of a change have most of it in common. */
const passed = new WeakMap<object, z.ZodType>();

function isKnownToPass(schema: z.ZodType, data: unknown): boolean {
  return isRecord(data) && passed.get(data) === schema;
}

const NONE: ReadonlySet<string> = new Set();
const SAME = (path: Path): Path => path;

function isOrHolds(path: string, gone: ReadonlySet<string>): boolean {
  if (path === '') return gone.size > 0;
  return gone.has(path) || [...gone].some((other) => other.startsWith(`${path}.`));
}

/** A copy of the data from which parts can be taken out, and which still knows where the rest stood. */
class Remainder {
  data: unknown;
  /** For each list, the index in the file of each item that is left. */
  #origins = new WeakMap<object, number[]>();

  constructor(data: unknown) {
    this.data = structuredClone(data);
  }

  remove(paths: readonly Path[]): void {
    if (paths.some((path) => path.length === 0)) this.data = undefined;
    for (const path of [...paths].sort(deepestAndLastFirst)) {
      const parent = valueAt(this.data, path.slice(0, -1));
      const last = path.at(-1);
      if (Array.isArray(parent) && typeof last === 'number') {
        this.#originOf(parent).splice(last, 1);
        parent.splice(last, 1);
      } else if (isRecord(parent)) delete parent[String(last)];
    }
  }

  original(path: Path): Path {
    return path.map((step, depth) => {
      const parent = valueAt(this.data, path.slice(0, depth));
      return Array.isArray(parent) && typeof step === 'number' ? (this.#originOf(parent)[step] ?? step) : step;
    });
  }

  #originOf(list: unknown[]): number[] {
    let origin = this.#origins.get(list);
    if (origin === undefined) this.#origins.set(list, (origin = list.map((_, at) => at)));
    return origin;
  }
}

function deepestAndLastFirst(a: Path, b: Path): number {
  for (const [depth, step] of a.entries()) {
    const other = b[depth];
    if (other === undefined) return -1;
    if (typeof step === 'number' && typeof other === 'number' && step !== other) return other - step;
    if (step !== other) return String(step) < String(other) ? -1 : 1;
  }
  return a.length < b.length ? 1 : 0;
}

/** The value at a path of plain data, or undefined. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isRecord(value) && Object.hasOwn(value, String(step))) value = value[String(step)];
    else return undefined;
  }
  return value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
