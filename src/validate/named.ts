import type { Source } from '../parse/source.ts';
import { isRecord, valueAt } from './lenient.ts';

/**
 * What a list or map of a file names, by id, whether or not each item could be read: a reference to
 * something broken is no reference to nothing, and one fault must not be told as a hundred.
 */
export function namedIn(source: Pick<Source, 'data'> | undefined, ...path: readonly string[]): ReadonlySet<string> {
  const value = valueAt(source?.data, path);
  if (isRecord(value)) return new Set(Object.keys(value));
  return new Set(Array.isArray(value) ? value.map(idOf).filter((id) => id !== undefined) : []);
}

function idOf(item: unknown): string | undefined {
  if (!isRecord(item)) return undefined;
  const id = item.use ?? item.id;
  return typeof id === 'string' ? id : undefined;
}

/** Whether a file is there whose data could not be read at all, so that nobody can say what it names. */
export function isUnread(source: Source | undefined): boolean {
  return source !== undefined && source.data === undefined;
}
