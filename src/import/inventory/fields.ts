import type { Plan, PlannedField } from './plan.ts';
import { isPlaceholder } from './placeholders.ts';
import { type FieldValue, type Note, READERS } from './readers.ts';
import { type ReportLine, shortened } from './report.ts';
import type { Target } from './targets.ts';

/** A row with its texts cleaned; empty cells are left out. */
export interface CleanRow {
  readonly number: number;
  readonly texts: ReadonlyMap<string, string>;
}

export interface RowFields {
  readonly values: ReadonlyMap<Target, FieldValue>;
  readonly lines: readonly ReportLine[];
}

/**
 * What a row says in the words of an intake record, and what of it could not be said.
 * @param asOf YYYY-MM-DD; a use that begins after it is not yet one
 */
export function readFields(row: CleanRow, plan: Plan, asOf: string): RowFields {
  const values = new Map<Target, FieldValue>();
  const lines: ReportLine[] = [];
  for (const field of plan.fields) {
    const column = field.keys.join(' + ');
    const noteAt =
      (at: string): Note =>
      (what, why, value) =>
        lines.push({ row: row.number, column: at, field: field.target, what, why, value: shortened(value) });
    const text = cellText(row, field, noteAt);
    if (text === undefined) continue;
    const value = READERS[field.kind]({ text, field, note: noteAt(column) });
    if (value === undefined) continue;
    const doubt = field.target === 'in_use_since' ? doubtfulUse(value, values.get('in_use'), asOf) : undefined;
    if (doubt === undefined) values.set(field.target, value);
    else noteAt(column)('dropped', doubt, text);
  }
  return { values, lines };
}

/** The texts of the field's columns, joined; nothing when none of them says anything. */
function cellText(row: CleanRow, field: PlannedField, noteAt: (column: string) => Note): string | undefined {
  const said = new Set<string>();
  for (const key of field.keys) {
    const text = row.texts.get(key);
    if (text === undefined) continue;
    if (isPlaceholder(text, field)) noteAt(key)('dropped', 'placeholder', text);
    else said.add(text);
  }
  return said.size === 0 ? undefined : [...said].join(field.rule.join ?? ', ');
}

function doubtfulUse(
  since: FieldValue,
  inUse: FieldValue | undefined,
  asOf: string,
): 'not-in-use' | 'future-date' | undefined {
  if (inUse === false) return 'not-in-use';
  return typeof since === 'string' && since > asOf.slice(0, since.length) ? 'future-date' : undefined;
}
