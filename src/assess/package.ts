import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { compare } from '../diagnostic/compare.ts';
import { isRecord } from '../validate/lenient.ts';

/** A path's steps; `[]` is dropped, since a list on the way always stands for each of its items. */
interface Wanted {
  [step: string]: Wanted;
}

/**
 * The values of some fields of a resolved record, as a decision states them (CONTENT §2). Lists are
 * sets: sorted, and equal whatever their order. A field that the record does not give is left out.
 * @param fields dotted paths to the leaf, `[]` after a list, such as `tools[].access`
 */
export function packageOf(record: Readonly<Record<string, unknown>>, fields: readonly string[]): Record<string, unknown> {
  const wanted: Wanted = {};
  for (const field of fields) {
    let at = wanted;
    for (const step of field.replaceAll('[]', '').split('.')) at = at[step] ??= {};
  }
  const taken = project(record, wanted);
  return isRecord(taken) ? taken : {};
}

/** SHA-256, lower-case hexadecimal, of the canonical JSON (RFC 8785) of a package. */
export function digestOf(contents: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(canonicalize(contents) ?? '').digest('hex');
}

function project(value: unknown, wanted: Wanted): unknown {
  if (Array.isArray(value)) return asSet(value.map((item) => project(item, wanted)).filter((item) => item !== undefined));
  const steps = Object.keys(wanted);
  if (steps.length === 0) return value ?? undefined;
  if (!isRecord(value)) return undefined;
  const taken: Record<string, unknown> = {};
  for (const step of steps) {
    const inner = project(value[step], wanted[step] ?? {});
    if (inner !== undefined) taken[step] = inner;
  }
  return Object.keys(taken).length > 0 ? taken : undefined;
}

function asSet(items: readonly unknown[]): unknown[] {
  const keyed = new Map(items.map((item) => [canonicalize(item) ?? '', item]));
  return [...keyed].sort(([a], [b]) => compare(a, b)).map(([, item]) => item);
}
