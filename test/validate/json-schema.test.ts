import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { load } from 'js-yaml';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../src/validate/lenient.ts';
import { jsonSchemaOf, SCHEMA_KINDS } from '../../src/validate/json-schema.ts';

const ROOT = join(import.meta.dirname, '../..');
const ajv = () => addFormats.default(new Ajv({ strictTypes: false, strictTuples: false }));
const schemaOf = (kind: string) => JSON.parse(jsonSchemaOf(kind) ?? '') as object;

interface Field {
  readonly at: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** Every field of a schema, however deep, with the way to it. */
function fieldsIn(node: unknown, at: string): Field[] {
  if (Array.isArray(node)) return node.flatMap((item) => fieldsIn(item, at));
  if (!isRecord(node)) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'examples') return [];
    if (key !== 'properties' || !isRecord(value)) return fieldsIn(value, at);
    return Object.entries(value).flatMap(([name, schema]) => {
      const path = `${at}.${name}`;
      return [...(isRecord(schema) ? [{ at: path, schema }] : []), ...fieldsIn(schema, path)];
    });
  });
}

describe('a JSON Schema', () => {
  it.each(SCHEMA_KINDS)('of %s explains every field with a sentence and an example', (kind) => {
    const fields = fieldsIn(schemaOf(kind), kind);
    expect(fields.length).toBeGreaterThan(0);
    const dumb = fields.filter(({ schema: { description, examples } }) => {
      return typeof description !== 'string' || !description.endsWith('.') || !Array.isArray(examples);
    });
    expect(dumb.map(({ at }) => at)).toEqual([]);
  });

  it.each(SCHEMA_KINDS)('of %s gives no example of a plain value that it would refuse itself', (kind) => {
    const wrong = fieldsIn(schemaOf(kind), kind).filter(({ schema }) => {
      const examples = Array.isArray(schema.examples) ? schema.examples : [];
      const plain = examples.filter((example) => typeof example !== 'object');
      return plain.some((example) => !ajv().validate(schema, example));
    });
    expect(wrong.map(({ at }) => at)).toEqual([]);
  });

  it.each([
    ['system', 'systems/support-copilot.mdx'],
    ['registry', 'registry.yaml'],
    ['policy', 'policy.yaml'],
    ['people', 'people.yaml'],
    ['shared-nhis', 'shared/nhis.yaml'],
    ['framework', 'frameworks/nist-csf-2.0.yaml'],
  ])('of %s takes what the example has in %s, and refuses a field that is misspelt', (kind, file) => {
    const text = readFileSync(join(ROOT, 'content', file), 'utf8');
    const data: unknown = load(file.endsWith('.mdx') ? (text.split(/^---$/m)[1] ?? '') : text);
    const validate = ajv().compile(schemaOf(kind));
    validate(data);
    expect(validate.errors).toBeNull();
    expect(validate({ ...(data as object), ownr: 'x' })).toBe(false);
  });
});
