import type { KnownRow } from './assign.ts';
import { clean } from './clean.ts';
import { readDate } from './dates.ts';
import { identify } from './identity.ts';
import { isPlaceholder } from './placeholders.ts';
import type { Plan } from './plan.ts';
import { type ReportLine, shortened } from './report.ts';
import { hashRow, type Row, type Table } from './table.ts';

export interface PreparedRows {
  readonly rows: readonly KnownRow[];
  readonly lines: readonly ReportLine[];
}

/** Rows that become records: cleaned, hashed and named. A row without any text is none. */
export function prepareRows(table: Table, plan: Plan): PreparedRows {
  const rows: KnownRow[] = [];
  const lines: ReportLine[] = [];
  for (const row of table.rows) {
    const texts = cleanTexts(row, lines);
    const change = { row: row.number, column: '', field: 'source.values', value: '' };
    if (texts.size === 0) {
      lines.push({ ...change, what: 'dropped', why: 'empty' });
      continue;
    }
    if (row.ragged)
      lines.push({
        ...change,
        what: 'changed',
        why: 'ragged',
        value: `${row.texts.size} cells for ${table.columns.length} columns`,
      });
    lines.push(...brokenDates(row.number, texts, plan));
    rows.push({ number: row.number, texts, sha256: hashRow(row), identity: identify(texts, plan) });
  }
  lines.push(...sharedIds(rows, plan));
  return { rows, lines };
}

function cleanTexts(row: Row, lines: ReportLine[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [column, raw] of row.texts) {
    const { text, hidden } = clean(raw);
    if (text !== '') texts.set(column, text);
    if (hidden.length === 0) continue;
    const value = shortened(`${hidden.join(', ')} in ${text}`);
    lines.push({ row: row.number, column, field: 'source.values', what: 'changed', why: 'hidden', value });
  }
  return texts;
}

function brokenDates(row: number, texts: ReadonlyMap<string, string>, plan: Plan): ReportLine[] {
  const field = { placeholders: plan.placeholders, answers: undefined };
  return plan.dates.flatMap(({ key: column, form }): ReportLine[] => {
    const text = texts.get(column);
    if (text === undefined || isPlaceholder(text, field)) return [];
    const read = readDate(text, form);
    return 'date' in read
      ? []
      : [{ row, column, field: 'source.values', what: 'doubted', why: read.fault, value: shortened(text) }];
  });
}

function sharedIds(rows: readonly KnownRow[], plan: Plan): ReportLine[] {
  const column = plan.sourceId ?? '';
  const groups = [...Map.groupBy(rows, (row) => row.identity.sourceId)];
  return groups.flatMap(([sourceId, alike]) =>
    sourceId === undefined || alike.length === 1
      ? []
      : alike.map((row): ReportLine => ({
          row: row.number,
          column,
          field: 'source.id',
          what: 'changed',
          why: 'same-id',
          value: shortened(sourceId),
        })),
  );
}
