import { parse } from 'csv-parse/sync';
import { isCalendarDate } from '../../diagnostic/calendar.ts';
import { isRecord } from '../../validate/lenient.ts';

/** JSON of an export, or undefined. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A field that is text, without blanks around it; an empty one is absent. Only fields that are asked for are read. */
export function textAt(record: Record<string, unknown>, key: string): string | undefined {
  const value = Object.hasOwn(record, key) ? record[key] : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A field that is a list of objects; anything else in it is left out. */
export function listAt(record: Record<string, unknown>, key: string): Record<string, unknown>[] {
  const value = Object.hasOwn(record, key) ? record[key] : undefined;
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/**
 * The rows of CSV by their columns, and the columns, which are there though no row is. A file that ends after its
 * header is a table without rows; one without a header is none.
 */
export function tableOf(text: string): Table | { readonly why: string } {
  let columns: string[] = [];
  try {
    const rows = parse<Record<string, string>>(text, {
      columns: (header: string[]) => (columns = header),
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
    });
    return { columns, rows };
  } catch {
    return { why: 'its CSV cannot be read' };
  }
}

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** The entries of an export that say which identity they are, and how many do not, in words. */
export interface Identified {
  readonly entries: readonly Record<string, unknown>[];
  readonly left: readonly string[];
}

/**
 * Sorts out a list of an export. Where nothing in it says which identity it is, the file is some other one, and to
 * find no identity in it would be a false comfort; an empty list is an export of an account without any.
 * @param key what names an identity in this kind of export
 */
export function identified(
  list: readonly unknown[],
  key: string,
  isNamed: (entry: Record<string, unknown>) => boolean = (entry) => textAt(entry, key) !== undefined,
): Identified | { readonly why: string } {
  const entries = list.filter(isRecord).filter(isNamed);
  const nameless = list.length - entries.length;
  if (nameless === 0) return { entries, left: [] };
  if (entries.length === 0) return { why: `nothing that it lists has ${key}` };
  return { entries, left: [`${nameless} without ${key}`] };
}

/** A text or a list of texts, as a list. */
export function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The calendar day, in UTC, of a time as ISO 8601 writes it; undefined for anything else. */
export function dayOf(time: string | undefined): string | undefined {
  const [, day = '', rest = ''] = /^(\d{4}-\d{2}-\d{2})(.*)$/.exec(time ?? '') ?? [];
  if (!isCalendarDate(day)) return undefined;
  if (rest === '' || /^[T ].*(?:Z|[+-]00:?00)$/.test(rest)) return day;
  const at = new Date(time ?? '');
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString().slice(0, 10);
}

/** The oldest day; undefined when there is none. */
export function oldest(days: readonly (string | undefined)[]): string | undefined {
  return days.filter((day) => day !== undefined).sort()[0];
}

/** The latest day; undefined when there is none. */
export function latest(days: readonly (string | undefined)[]): string | undefined {
  return days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
}

/** Of the tags of a thing, whom it belongs to and where it acts; nothing else of them is read. */
export function tagged(tags: ReadonlyMap<string, string>): {
  ownedBy: string | undefined;
  environment: 'production' | 'staging' | 'development' | undefined;
} {
  const first = (...keys: string[]) =>
    keys.map((key) => tags.get(key)).find((value) => value !== undefined && value !== '');
  const environment = first('environment', 'env', 'stage')?.toLowerCase();
  return {
    ownedBy: first('owner', 'owned-by', 'contact', 'team'),
    environment: ENVIRONMENTS[environment ?? ''],
  };
}

const ENVIRONMENTS: Readonly<Record<string, 'production' | 'staging' | 'development'>> = {
  production: 'production',
  prod: 'production',
  staging: 'staging',
  stage: 'staging',
  development: 'development',
  dev: 'development',
};
