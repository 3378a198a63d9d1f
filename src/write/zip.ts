import { zipSync, type Zippable } from 'fflate';

export interface ZipEntry {
  /** With `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface ZipOptions {
  /** Whether to be quick rather than small: for texts of many megabytes. */
  readonly isQuick?: boolean;
}

/** A plain file that everybody may read: `-rw-r--r--`, where zip keeps the mode of Unix. */
const PLAIN_FILE = { os: 3, attrs: 0o100644 << 16 };

/** The days that its format can write. */
const [FIRST_DAY, LAST_DAY] = ['1980-01-01', '2099-12-31'];

/**
 * A ZIP archive (APPNOTE 6.3) of some files in the order given, every one dated noon of `day` (YYYY-MM-DD): the same
 * files and day give the same bytes on every machine.
 */
export function zipOf(entries: readonly ZipEntry[], day: string, options: ZipOptions = {}): Uint8Array {
  // ZIP keeps local times without a zone, and fflate asks the date for its local hour.
  const { year, month, date } = zipDay(day);
  const mtime = new Date(year, month - 1, date, 12);
  const level = options.isQuick ? 1 : 9;
  const files: Zippable = {};
  for (const { path, bytes } of entries) files[path] = [bytes, { ...PLAIN_FILE, mtime, level }];
  return zipSync(files);
}

/** A day as near as the format can write it. */
export function zipDay(day: string): { readonly year: number; readonly month: number; readonly date: number } {
  const shown = day < FIRST_DAY ? FIRST_DAY : day > LAST_DAY ? LAST_DAY : day;
  const [year = 0, month = 1, date = 1] = shown.split('-').map(Number);
  return { year, month, date };
}
