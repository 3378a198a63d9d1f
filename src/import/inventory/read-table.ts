import type { Outcome } from '../../diagnostic/diagnostic.ts';
import { readCsv } from './csv-table.ts';
import { importFault } from './faults.ts';
import { readJson } from './json-table.ts';
import type { Mapping } from './mapping.ts';
import type { Table } from './table.ts';

/** Text to rows, in the order of the source. A text that is no such table gives a diagnostic. */
export function readTable(text: string, mapping: Mapping, fileName: string): Outcome<Table | undefined> {
  const table = mapping.format === 'csv' ? readCsv(text, mapping.delimiter ?? ',') : readJson(text, mapping.records);
  if (!('why' in table)) return { value: table, diagnostics: [] };
  return { value: undefined, diagnostics: [importFault('import/not-a-table', { file: fileName }, table.why)] };
}
