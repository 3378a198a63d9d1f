import type { DecodedText } from './text-encoding.ts';

/** What can happen to a value on its way into a record, and how the report says it. */
export const REASONS = {
  placeholder: 'is a placeholder, so the field stays empty',
  'not-listed': 'is not among the texts that the mapping knows',
  'not-an-address': 'is not a web address',
  'spreadsheet-date': 'lies before 1906: a spreadsheet has shown a plain number, such as a year, as a date',
  'no-such-date': 'is no day of the calendar',
  'ambiguous-date': 'can be read as two dates',
  'unclear-date': 'is not a date of the declared form',
  'future-date': 'lies after the as-of date',
  'not-in-use': 'dates the use of something that the source calls not in use',
  time: 'has a time of day, which is left out',
  hidden: 'holds characters that a reviewer cannot see, which are left out',
  'too-long': 'is longer than the field takes, so its end is left out',
  'too-large': 'makes the record larger than 64 KiB, so its end is left out of source.values',
  ragged: 'has more or fewer cells than the table has columns',
  empty: 'is an empty row, so there is no record of it',
  'same-id': 'is an id that other rows have too, so the row is told apart by its hash',
} as const;
export type Reason = keyof typeof REASONS;

/** One value that did not come over as it stands in the source. */
export interface ReportLine {
  /** Counting the first record of the source as 1. */
  readonly row: number;
  /** The column's header, with its position where headers repeat; empty when it is the whole row. */
  readonly column: string;
  /** The field that it was meant for, or `source.values`. */
  readonly field: string;
  /** `doubted` values go into no field and stay in `source.values` as they are. */
  readonly what: 'dropped' | 'changed' | 'doubted';
  readonly why: Reason;
  /** At most 80 characters of the value, on one line, unescaped. */
  readonly value: string;
}

export interface ImportReport {
  readonly file: string;
  readonly inventory: string;
  readonly asOf: string;
  /** Absent when the file could not be read as text. */
  readonly encoding: Omit<DecodedText, 'text'> | undefined;
  readonly rows: number;
  /** Ids of intake records, each list sorted. */
  readonly created: readonly string[];
  readonly updated: readonly { readonly id: string; readonly fields: readonly string[] }[];
  readonly unchanged: readonly string[];
  /** Records of this inventory that no row stands for any more; they are left as they are. */
  readonly gone: readonly string[];
  /** Fields that the source leaves empty and that somebody has filled by hand: left as they are. */
  readonly kept: readonly { readonly id: string; readonly field: string }[];
  /** How many records are in use, are not, and say neither. */
  readonly use: { readonly yes: number; readonly no: number; readonly unknown: number };
  readonly withContact: number;
  /** By row, then by column. */
  readonly lines: readonly ReportLine[];
}

const LONGEST_SHOWN = 80;

/** A value as a report line shows it. */
export function shortened(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN - 1)}…`.toWellFormed() : line;
}
