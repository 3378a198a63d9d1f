import { isDeepStrictEqual } from 'node:util';
import { isRecord, valueAt } from '../../validate/lenient.ts';
import { intake } from '../../validate/schema/system.ts';
import type { Claim } from './assign.ts';
import type { RowFields } from './fields.ts';
import type { Plan } from './plan.ts';
import { fitRecord } from './record-text.ts';
import type { Target } from './targets.ts';

export type RecordData = Record<string, unknown>;

export interface ComposedRecord {
  readonly data: RecordData;
  /** The top-level fields that differ from the existing record; empty when nothing worth writing does. */
  readonly changed: readonly string[];
  /** Fields that only a person has filled. */
  readonly kept: readonly Target[];
  /** Columns whose text in `source.values` had to be cut. */
  readonly cut: readonly string[];
}

export interface RowInWords {
  readonly claim: Claim;
  /** What the row says now. */
  readonly now: RowFields;
  /** What the row that the existing record was made from says under the same mapping. */
  readonly before: RowFields | undefined;
}

/**
 * The data of an intake record. Fields that the source fills are the source's; what a person added
 * stays, and so does `first_seen`. A row that has only moved changes nothing: its number is then that
 * of the edition in which the row last changed, and the hash finds it in any.
 */
export function composeRecord({ claim, now, before }: RowInWords, plan: Plan, asOf: string): ComposedRecord {
  const old = claim.existing?.data;
  const data: RecordData = old === undefined ? {} : structuredClone(old);
  const kept: Target[] = [];
  if (data['in_use'] === 'unknown') delete data['in_use'];
  for (const { target } of plan.fields) {
    const value = now.values.get(target);
    const path = target.split('.');
    const there = valueAt(data, path);
    if (value !== undefined) put(data, path, Array.isArray(value) ? [...value] : value);
    else if (there !== undefined && isDeepStrictEqual(there, before?.values.get(target))) remove(data, path);
    else if (there !== undefined) kept.push(target);
  }
  data['in_use'] ??= 'unknown';
  data['first_seen'] ??= asOf;
  data['source'] = sourceOf(claim, plan);
  const fitted = fitRecord(inSchemaOrder(data));
  return { ...fitted, changed: old === undefined ? Object.keys(fitted.data) : differences(old, fitted.data), kept };
}

function sourceOf({ row, existing }: Claim, plan: Plan): RecordData {
  const { sourceId } = row.identity;
  const moved = existing !== undefined && existing.sha256 === row.sha256;
  return {
    inventory: plan.inventory,
    ...(sourceId === undefined ? {} : { id: sourceId }),
    row: (moved ? valueAt(existing.data, ['source', 'row']) : undefined) ?? row.number,
    sha256: row.sha256,
    values: Object.fromEntries(row.texts),
  };
}

function put(data: RecordData, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    data[name] = value;
    return;
  }
  const inner = data[name];
  const group: RecordData = isRecord(inner) ? inner : {};
  data[name] = group;
  put(group, rest, value);
}

/** Removes the value, and the group that held it when nothing else is in it. */
function remove(data: RecordData, path: readonly string[]): void {
  const [name = '', ...rest] = path;
  const inner = data[name];
  if (rest.length > 0 && isRecord(inner)) remove(inner, rest);
  if (rest.length === 0 || (isRecord(inner) && Object.keys(inner).length === 0)) delete data[name];
}

const ORDER = new Map(Object.keys(intake.shape).map((name, at) => [name, at]));

function inSchemaOrder(data: RecordData): RecordData {
  const place = (name: string) => (name === 'source' ? ORDER.size + 1 : (ORDER.get(name) ?? ORDER.size));
  return Object.fromEntries(Object.entries(data).sort(([a], [b]) => place(a) - place(b)));
}

function differences(old: Readonly<RecordData>, data: RecordData): string[] {
  const names = new Set([...Object.keys(data), ...Object.keys(old)]);
  return [...names].filter((name) => !isDeepStrictEqual(old[name], data[name])).sort();
}
