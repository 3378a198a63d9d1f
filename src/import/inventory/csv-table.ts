import { CsvError, parse } from 'csv-parse/sync';
import { columnsOf, type Row, type Table } from './table.ts';

/** CSV (RFC 4180) whose first record is the header. Blank lines are no records. */
export function readCsv(text: string, delimiter: string): Table | { readonly why: string } {
  let records: string[][];
  try {
    records = parse(text, { delimiter, record_delimiter: '\n', relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    return { why: error instanceof CsvError ? csvReason(error) : 'it is not CSV' };
  }
  const [headers, ...rest] = records;
  if (headers === undefined) return { why: 'it is empty' };
  const columns = columnsOf(headers);
  const rows = rest.map((cells, index): Row => {
    const named = cells.map((cell, at): [string, string] => [columns[at]?.key ?? `[${at + 1}]`, cell]);
    return { number: index + 1, texts: new Map(named), ragged: cells.length !== columns.length };
  });
  return { columns, rows };
}

function csvReason(error: CsvError): string {
  const line = typeof error['lines'] === 'number' ? ` near line ${error['lines']}` : '';
  return `${CSV_FAULTS[error.code] ?? 'it is not CSV'}${line}`;
}

const CSV_FAULTS: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'text follows a closing quote',
  INVALID_OPENING_QUOTE: 'a quote opens in the middle of a cell',
};
