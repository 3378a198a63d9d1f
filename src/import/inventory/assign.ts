import { compare } from '../../diagnostic/compare.ts';
import type { ExistingRecord } from './existing.ts';
import type { CleanRow } from './fields.ts';
import { identify, type Identity } from './identity.ts';
import type { Plan } from './plan.ts';

/** A row that becomes a record. */
export interface KnownRow extends CleanRow {
  readonly identity: Identity;
  readonly sha256: string;
}

/** A row with the id of its record, and that record when there is one. */
export interface Claim {
  readonly row: KnownRow;
  readonly id: string;
  readonly existing: ExistingRecord | undefined;
}

export interface ToAssign {
  readonly rows: readonly KnownRow[];
  /** The records of this inventory. */
  readonly records: readonly ExistingRecord[];
  readonly plan: Plan;
  /** The ids of all intake records, of whatever inventory. */
  readonly taken: Iterable<string>;
}

const HASH_DIGITS = 10;

/**
 * Gives each row its record: the one with the source's id, else the one that was made from the very
 * same row, else the only one that is left with its name for the only row that is left with it. Any
 * other row gets a new id: its name, or where that is not its alone, its name and its hash. So no id
 * depends on the order of the rows, and a row that is added changes no other's.
 */
export function assignIds({ rows, records, plan, taken }: ToAssign): Claim[] {
  const open: Open = { rows: new Set(rows), records: new Set(records), pairs: new Map() };
  const names = new Map(records.map((record) => [record, identify(record.texts, plan).base]));
  pair(open, { row: (row) => row.identity.sourceId, record: (record) => record.sourceId, only: true });
  pair(open, { row: (row) => row.sha256, record: (record) => record.sha256, only: false });
  pair(open, { row: (row) => row.identity.base, record: (record) => names.get(record), only: true });
  const fresh = newIds(open.rows, rows, taken);
  return rows.map((row) => {
    const existing = open.pairs.get(row);
    return { row, existing, id: existing?.id ?? fresh.get(row) ?? row.identity.base };
  });
}

interface Open {
  readonly rows: Set<KnownRow>;
  readonly records: Set<ExistingRecord>;
  readonly pairs: Map<KnownRow, ExistingRecord>;
}

interface Likeness {
  readonly row: (row: KnownRow) => string | undefined;
  readonly record: (record: ExistingRecord) => string | undefined;
  /** Pair only what is the only one of its kind on both sides; else as many as there are. */
  readonly only: boolean;
}

function pair(open: Open, likeness: Likeness): void {
  const records = Map.groupBy(open.records, likeness.record);
  for (const [key, rows] of Map.groupBy(open.rows, likeness.row)) {
    const alike = key === undefined ? [] : (records.get(key) ?? []);
    if (likeness.only && (rows.length > 1 || alike.length > 1)) continue;
    for (const [at, record] of alike.entries()) {
      const row = rows[at];
      if (row === undefined) break;
      open.pairs.set(row, record);
      open.rows.delete(row);
      open.records.delete(record);
    }
  }
}

function newIds(
  fresh: ReadonlySet<KnownRow>,
  all: readonly KnownRow[],
  taken: Iterable<string>,
): Map<KnownRow, string> {
  const used = new Set(taken);
  const shared = Map.groupBy(all, (row) => row.identity.base);
  const ids = new Map<KnownRow, string>();
  const alone = (row: KnownRow) =>
    !row.identity.weak && shared.get(row.identity.base)?.length === 1 && !used.has(row.identity.base);
  const { true: plain = [], false: doubtful = [] } = Object.groupBy(fresh, (row) => (alone(row) ? 'true' : 'false'));
  for (const row of plain) ids.set(row, row.identity.base);
  for (const id of ids.values()) used.add(id);
  // Only rows that are the same to the last character can come to one name here.
  for (const row of doubtful.sort((a, b) => compare(a.sha256, b.sha256) || a.number - b.number)) {
    const name = `${row.identity.base}-${row.sha256.slice(0, HASH_DIGITS)}`;
    let id = name;
    for (let count = 2; used.has(id); count++) id = `${name}-${count}`;
    used.add(id);
    ids.set(row, id);
  }
  return ids;
}
