import { z } from 'zod';

type Schema = z.core.$ZodType;

/** A field of a schema as an editor or a form shows it. */
export interface FieldFacts {
  readonly schema: Schema;
  /** One sentence on what it means. */
  readonly description: string;
  readonly example: unknown;
  /** The fields of a map, or of each item of a list of maps; undefined for plain values. */
  readonly inner: Readonly<Record<string, Schema>> | undefined;
  readonly isList: boolean;
  /** The words that it takes, where only these are allowed. */
  readonly words: readonly string[] | undefined;
}

/** What a schema says of one of its fields. */
export function factsOf(field: Schema): FieldFacts {
  const schema = unwrapped(field);
  const meta = schema instanceof z.ZodType ? schema.meta() : undefined;
  const item = schema instanceof z.ZodArray ? unwrapped(schema.element) : schema;
  return {
    schema,
    description: meta?.description ?? '',
    example: Array.isArray(meta?.examples) ? (meta.examples as unknown[])[0] : undefined,
    inner: item instanceof z.ZodObject ? item.shape : undefined,
    isList: schema instanceof z.ZodArray,
    words: item instanceof z.ZodEnum ? item.options.map(String) : undefined,
  };
}

/** The field at a dotted path; `[]` steps into the items of a list. */
export function fieldAt(shape: Readonly<Record<string, Schema>>, path: string): FieldFacts | undefined {
  const [name = '', ...rest] = path.replaceAll('[]', '').split('.');
  const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
  if (field === undefined) return undefined;
  const facts = factsOf(field);
  if (rest.length === 0) return facts;
  return facts.inner && fieldAt(facts.inner, rest.join('.'));
}

/** Of something that is either a reference to shared/ or written out here, the second. */
function unwrapped(schema: Schema): Schema {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return unwrapped(schema.unwrap());
  if (!(schema instanceof z.ZodUnion)) return schema;
  const maps = schema.options.filter((option) => option instanceof z.ZodObject);
  return maps.find((option) => !Object.hasOwn(option.shape, 'use')) ?? schema;
}
