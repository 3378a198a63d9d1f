import { kindOf } from '../parse/kinds.ts';
import { jsonSchemaOf, schemaFileName } from '../validate/json-schema.ts';

/** The kinds of files whose fields stand above prose. */
const WITH_PROSE = ['system', 'intake', 'exception', 'guide'] as const;

/**
 * What the Astro extension of VS Code reads to complete and explain the fields of .mdx files
 * (`astro.content-intellisense`), by path below `.astro/`: a schema for each kind, and which file is of which kind.
 * It names files by their full address, so it holds for one clone, and is never checked in.
 * @param folder the address of the content folder, `file:` and a slash at its end
 */
export function editorCollections(paths: readonly string[], folder: URL): Map<string, string> {
  const entries: Record<string, string> = {};
  for (const path of [...paths].sort()) {
    const known = kindOf(path);
    const kind = 'kind' in known ? WITH_PROSE.find((candidate) => candidate === known.kind) : undefined;
    // The extension compares decoded addresses in lower case.
    if (kind !== undefined) entries[decodeURIComponent(new URL(path, folder).href).toLowerCase()] = kind;
  }
  const collections = WITH_PROSE.map((name) => ({ hasSchema: true, name }));
  return new Map([
    ...WITH_PROSE.map((kind) => [`collections/${schemaFileName(kind)}`, jsonSchemaOf(kind) ?? ''] as const),
    ['collections/collections.json', `${JSON.stringify({ collections, entries }, null, 2)}\n`],
  ]);
}
