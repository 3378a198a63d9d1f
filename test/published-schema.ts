import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { test } from 'vitest';

// Schemas that others publish lie beside the repository, not in it.
const SCHEMAS = new URL('../../shared/data/schemas/', import.meta.url);

const read = (file: string) => JSON.parse(readFileSync(new URL(file, SCHEMAS), 'utf8')) as { readonly $schema: string };

/** What a schema finds wrong with a value, in words; nothing where it conforms. */
export type FaultsIn = (value: unknown) => string[];

/**
 * A test by a schema that others publish (draft-04 or draft-07), or one that is skipped and says why where
 * the schema is not there. `besides` are files that it refers to.
 */
export function publishedSchema(
  file: string,
  what: string,
  body: (faultsIn: FaultsIn) => void | Promise<void>,
  besides: readonly string[] = [],
): void {
  const missing = [file, ...besides].find((name) => !existsSync(new URL(name, SCHEMAS)));
  const title = missing === undefined ? what : `${what} (skipped: ../shared/data/schemas/${missing} is missing)`;
  test.skipIf(missing !== undefined)(title, () => body(validatorOf(file, besides)));
}

const known = new Map<string, FaultsIn>();

function validatorOf(file: string, besides: readonly string[]): FaultsIn {
  const made = known.get(file);
  if (made) return made;
  const schema = read(file);
  const options = { strict: false, allErrors: true, logger: false } as const;
  const ajv = schema.$schema.includes('draft-04') ? new Ajv04(options) : new Ajv(options);
  addFormats.default(ajv);
  for (const other of besides) ajv.addSchema(read(other));
  const validate = ajv.compile(schema);
  const faultsIn: FaultsIn = (value) => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
  known.set(file, faultsIn);
  return faultsIn;
}
