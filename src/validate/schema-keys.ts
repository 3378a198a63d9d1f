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
    const objects = schema.options.map((option) => unwrap(option, value)).filter((option) => option instanceof z.ZodObject);
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
