import { z } from 'zod';
import type { Path } from '../diagnostic/diagnostic.ts';
import { isRecord, valueAt } from './lenient.ts';

/** The keys that a schema knows at a path of the data, sorted; for “did you mean”. */
export function keysAt(schema: z.ZodType, path: Path, data: unknown): string[] {
  let at: z.core.$ZodType | undefined = schema;
  for (const [depth, step] of path.entries()) {
    at = child(unwrap(at, valueAt(data, path.slice(0, depth))), step);
    if (at === undefined) return [];
  }
  const found = unwrap(at, valueAt(data, path));
  return found instanceof z.ZodObject ? Object.keys(found.shape).sort() : [];
}

function unwrap(schema: z.core.$ZodType | undefined, value: unknown): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return unwrap(schema.unwrap(), value);
  if (schema instanceof z.ZodUnion) {
    const objects = schema.options
      .map((option) => unwrap(option, value))
      .filter((option) => option instanceof z.ZodObject);
    if (objects.length === 0) return schema;
    const reference = objects.find((option) => Object.hasOwn(option.shape, 'use'));
    if (reference && isRecord(value) && Object.hasOwn(value, 'use')) return reference;
    return objects.find((option) => option !== reference) ?? reference;
  }
  return schema;
}

function child(schema: z.core.$ZodType | undefined, step: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (schema instanceof z.ZodTuple) return schema.def.items[Number(step)];
  if (schema instanceof z.ZodObject) {
    const shape: Record<string, z.core.$ZodType> = schema.shape;
    return Object.hasOwn(shape, String(step)) ? shape[String(step)] : undefined;
  }
  return undefined;
}

export type FieldState =
  | { readonly is: 'leaf' | 'parent'; readonly spelled: string }
  | { readonly is: 'unknown'; readonly step: string; readonly known: readonly string[] };

/** What a dotted path is in a schema, and how it is spelled with `[]` after each list on the way. */
export function fieldState(schema: z.ZodType, path: string): FieldState {
  let at = unwrap(schema, undefined);
  let spelled = '';
  for (const step of path.replaceAll('[]', '').split('.')) {
    const [holder, mark] = at instanceof z.ZodArray ? [item(at), '[]'] : [at, ''];
    const next = unwrap(child(holder, step), undefined);
    if (next === undefined)
      return { is: 'unknown', step, known: holder instanceof z.ZodObject ? Object.keys(holder.shape).sort() : [] };
    spelled += `${mark}${spelled === '' ? '' : '.'}${step}`;
    at = next;
  }
  return { is: item(at) instanceof z.ZodObject ? 'parent' : 'leaf', spelled };
}

function item(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  return schema instanceof z.ZodArray ? item(unwrap(schema.element, undefined)) : schema;
}
