import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { SearchRecord } from '../publish/search-records.ts';

/** What Pagefind ships for pages that use its own look, or several languages; the search page does neither. */
const UNUSED = [
  'pagefind-ui.css',
  'pagefind-ui.js',
  'pagefind-modular-ui.css',
  'pagefind-modular-ui.js',
  'pagefind-component-ui.css',
  'pagefind-component-ui.js',
  'pagefind-highlight.js',
  'wasm.unknown.pagefind',
];

/**
 * Writes the full-text index to `folder` from the model, not from the finished pages: it says what each page is about,
 * takes a fraction of the time and memory, and is made by another process while the pages are rendered.
 * @throws when Pagefind refuses a record or cannot write
 */
export async function writeSearchIndex(records: Iterable<SearchRecord>, folder: string): Promise<void> {
  try {
    await write(await fill(records), folder);
  } finally {
    await close();
  }
}

/** One record after the other, since the order in which they come decides their numbers. */
async function fill(records: Iterable<SearchRecord>): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ forceLanguage: 'en' });
  if (index === undefined) throw new Error(`The search index could not be begun: ${errors.join('; ')}`);
  for (const { url, title, content, filters } of records) {
    const added = await index.addCustomRecord({
      url,
      content,
      language: 'en',
      meta: { title, kind: filters.kind?.[0] ?? '' },
      filters: mutable(filters),
    });
    if (added.errors.length > 0) throw new Error(`The search index refused ${url}: ${added.errors.join('; ')}`);
  }
  return index;
}

async function write(index: PagefindIndex, folder: string): Promise<void> {
  const written = await index.writeFiles({ outputPath: folder });
  if (written.errors.length > 0) throw new Error(`The search index could not be written: ${written.errors.join('; ')}`);
  for (const name of UNUSED) await rm(join(folder, name), { force: true });
}

function mutable(filters: SearchRecord['filters']): Record<string, string[]> {
  return Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, [...values]]));
}
