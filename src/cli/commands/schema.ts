import { join } from 'node:path';
import { didYouMean, listWords } from '../../diagnostic/suggest.ts';
import { jsonSchemaOf, SCHEMA_KINDS, schemaFileName } from '../../validate/json-schema.ts';
import { writeText } from '../../write/text.ts';
import { UsageError } from '../usage.ts';

export interface SchemaOptions {
  /** The folder that the schemas are written to. */
  readonly out?: string | undefined;
}

/** Prints the JSON Schema of a kind of file, or writes it, or those of all kinds, to a folder. */
export async function schemaCommand(kind: string | undefined, { out }: SchemaOptions): Promise<number> {
  if (kind === undefined && out === undefined) {
    throw new UsageError(
      'It takes a kind of file to print its schema, or a folder to write all of them to.',
      `Write “countersign schema system” or “countersign schema --out schemas”; the kinds are ${listWords(SCHEMA_KINDS, 'and', SCHEMA_KINDS.length)}.`,
    );
  }
  for (const wanted of kind === undefined ? SCHEMA_KINDS : [kind]) {
    const text = jsonSchemaOf(wanted);
    const known = SCHEMA_KINDS.find((candidate) => candidate === wanted);
    if (text === undefined || known === undefined) {
      throw new UsageError(
        `There is no schema of “${wanted}”.`,
        didYouMean(wanted, SCHEMA_KINDS, `The kinds are ${listWords(SCHEMA_KINDS, 'and', SCHEMA_KINDS.length)}.`),
      );
    }
    if (out === undefined) process.stdout.write(text);
    else await writeText(join(out, schemaFileName(known)), text);
  }
  return 0;
}
