import { compare } from '../diagnostic/compare.ts';
import type { Cell, Row } from './registers.ts';

/** A field whose value is another one now. */
export interface FieldChange {
  readonly field: string;
  readonly was: Cell;
  readonly is: Cell;
}

export interface RowChange {
  readonly row: Row;
  readonly fields: readonly FieldChange[];
}

/** What became of the rows of a register, each in the order of its key. */
export interface RowChanges {
  readonly added: readonly Row[];
  readonly gone: readonly Row[];
  readonly changed: readonly RowChange[];
}

/** Compares two lists of rows. Only `fields` count for whether a row has changed. */
export function compareRows(
  was: readonly Row[],
  is: readonly Row[],
  { key, fields }: { readonly key: readonly string[]; readonly fields: readonly string[] },
): RowChanges {
  const keyed = (rows: readonly Row[]) =>
    new Map(rows.map((row): [string, Row] => [JSON.stringify(key.map((name) => row[name] ?? null)), row]));
  const [before, after] = [keyed(was), keyed(is)];
  const sorted = (rows: ReadonlyMap<string, Row>) => [...rows].sort(([a], [b]) => compare(a, b));
  return {
    added: sorted(after).flatMap(([id, row]) => (before.has(id) ? [] : [row])),
    gone: sorted(before).flatMap(([id, row]) => (after.has(id) ? [] : [row])),
    changed: sorted(after).flatMap(([id, row]) => {
      const old = before.get(id);
      const changes = old === undefined ? [] : fields.flatMap((field) => fieldChange(field, old, row));
      return changes.length === 0 ? [] : [{ row, fields: changes }];
    }),
  };
}

function fieldChange(field: string, before: Row, after: Row): FieldChange[] {
  const [was, is] = [before[field] ?? null, after[field] ?? null];
  return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ field, was, is }];
}
