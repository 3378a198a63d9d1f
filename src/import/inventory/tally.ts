import { compare } from '../../diagnostic/compare.ts';
import type { Claim } from './assign.ts';
import type { RowFields } from './fields.ts';
import type { ComposedRecord } from './record.ts';
import { type ImportReport, type ReportLine, shortened } from './report.ts';

type Head = Pick<ImportReport, 'file' | 'inventory' | 'asOf' | 'encoding' | 'rows'>;

/** Counts an import while its records are made. */
export class Tally {
  readonly #lines: ReportLine[];
  readonly #created: string[] = [];
  readonly #updated: { id: string; fields: readonly string[] }[] = [];
  readonly #unchanged: string[] = [];
  readonly #kept: { id: string; field: string }[] = [];
  readonly #use = { yes: 0, no: 0, unknown: 0 };
  #withContact = 0;

  constructor(lines: readonly ReportLine[]) {
    this.#lines = [...lines];
  }

  add({ row, id, existing }: Claim, fields: RowFields, record: ComposedRecord): void {
    for (const line of fields.lines) this.#lines.push(line);
    for (const column of record.cut) {
      const value = shortened(row.texts.get(column) ?? '');
      this.#lines.push({ row: row.number, column, field: 'source.values', what: 'changed', why: 'too-large', value });
    }
    if (existing === undefined) this.#created.push(id);
    else if (record.changed.length === 0) this.#unchanged.push(id);
    else this.#updated.push({ id, fields: record.changed });
    for (const field of record.kept) this.#kept.push({ id, field });
    const used = record.data['in_use'];
    this.#use[used === true ? 'yes' : used === false ? 'no' : 'unknown']++;
    if (record.data['contact'] !== undefined) this.#withContact++;
  }

  /** @param known the ids of the records of this inventory before the import */
  report(head: Head, known: readonly string[]): ImportReport {
    const seen = new Set([...this.#unchanged, ...this.#updated.map(({ id }) => id)]);
    return {
      ...head,
      created: this.#created.sort(compare),
      updated: this.#updated.sort((a, b) => compare(a.id, b.id)),
      unchanged: this.#unchanged.sort(compare),
      gone: known.filter((id) => !seen.has(id)).sort(compare),
      kept: this.#kept.sort((a, b) => compare(a.id, b.id) || compare(a.field, b.field)),
      use: { ...this.#use },
      withContact: this.#withContact,
      lines: this.#lines.sort((a, b) => a.row - b.row || compare(a.column, b.column) || compare(a.field, b.field)),
    };
  }
}
