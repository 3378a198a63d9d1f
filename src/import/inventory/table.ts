import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { clean, oneLine } from './clean.ts';

export interface Column {
  /** What names the column in a record: its header, with its position where headers repeat. */
  readonly key: string;
  readonly header: string;
  /** Counted from 1; 0 in JSON, whose keys have no order. */
  readonly at: number;
}

export interface Row {
  /** Counting the first record as 1. */
  readonly number: number;
  /** The text of each cell, by the key of its column, as it was decoded. */
  readonly texts: ReadonlyMap<string, string>;
  /** Whether it has fewer or more cells than the table has columns. */
  readonly ragged: boolean;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** In characters; a longer header is cut, since YAML 1.2 §7.4.2 gives a plain key 1,024. */
const LONGEST_HEADER = 300;

/** The columns of these headers, each with a key of its own. */
export function columnsOf(headers: readonly string[]): Column[] {
  const shown = headers.map(shownHeader);
  const counts = new Map<string, number>();
  for (const header of shown) counts.set(header, (counts.get(header) ?? 0) + 1);
  const taken = new Set<string>();
  return shown.map((header, index) => {
    const at = index + 1;
    // An object cannot hold __proto__ as a key like any other, and the reader of records refuses it.
    const plain = header !== '' && header !== '__proto__' && counts.get(header) === 1;
    let key = plain ? header : `${header} [${at}]`.trim();
    while (taken.has(key)) key += ` [${at}]`;
    taken.add(key);
    return { key, header, at };
  });
}

/** A header on one line, without what a reviewer could not see. */
export function shownHeader(header: string): string {
  return oneLine(clean(header).text).slice(0, LONGEST_HEADER).toWellFormed();
}

/** SHA-256, in hexadecimal, over the row as a JSON object of column to text in canonical form (RFC 8785). */
export function hashRow(row: Row): string {
  const whole = Object.fromEntries([...row.texts].map(([key, text]) => [key, text.toWellFormed()]));
  return createHash('sha256')
    .update(canonicalize(whole) ?? '')
    .digest('hex');
}
