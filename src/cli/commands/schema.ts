import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { didYouMean, listWords } from '../../diagnostic/suggest.ts';
import { editorCollections } from '../../publish/editor-collections.ts';
import { readContent } from '../../read/content.ts';
import { jsonSchemaOf, SCHEMA_KINDS, schemaFileName } from '../../validate/json-schema.ts';
import { writeText } from '../../write/text.ts';
import { type CommonOptions, contentFolder } from '../options.ts';
import { UsageError } from '../usage.ts';

export interface SchemaOptions extends CommonOptions {
  /** Write what completes the fields of .mdx files in this clone. */
  readonly frontmatter?: boolean | undefined;
  /** The folder that the schemas are written to. */
  readonly out?: string | undefined;
}

/** Where the Astro extension of VS Code looks, from the folder that is open in it. */
const ASTRO_FOLDER = '.astro';

/** Prints the JSON Schema of a kind of file, or writes it, or those of all kinds, to a folder. */
export async function schemaCommand(kind: string | undefined, options: SchemaOptions): Promise<number> {
  const { out, frontmatter } = options;
  if (frontmatter === true) await writeCollections(await contentFolder(options));
  if (frontmatter === true && kind === undefined && out === undefined) return 0;
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

async function writeCollections(content: string): Promise<void> {
  const paths = readContent(content).files.map(({ path }) => path);
  const files = editorCollections(paths, pathToFileURL(`${resolve(content)}/`));
  for (const [path, text] of files) await writeText(join(ASTRO_FOLDER, path), text);
}
