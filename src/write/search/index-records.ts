import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { SearchRecord } from '../../publish/search-records.ts';

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
 * Indexes records and writes the full-text index to `folder`. Runs in the thread of `worker.ts`.
 * @throws when Pagefind refuses a record or cannot write
 */
export async function indexRecords(records: readonly SearchRecord[], folder: string): Promise<void> {
  try {
    await write(await fill(records), folder);
  } finally {
    await close();
  }
}

/** How many records are on their way at once; the order in which they go decides their numbers. */
const AT_ONCE = 100;
/** In files: a site of tens of thousands has several pages in each, which takes half of the room. */
const MOST_FRAGMENTS = 500;

async function fill(records: readonly SearchRecord[]): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ forceLanguage: 'en', maxFragments: MOST_FRAGMENTS });
  if (index === undefined) throw new Error(`The search index could not be begun: ${errors.join('; ')}`);
  let sent: Promise<void>[] = [];
  for (const record of records) {
    sent.push(add(record, index));
    if (sent.length < AT_ONCE) continue;
    await Promise.all(sent);
    sent = [];
  }
  await Promise.all(sent);
  return index;
}

async function add({ url, title, content, filters }: SearchRecord, index: PagefindIndex): Promise<void> {
  const { errors } = await index.addCustomRecord({
    url,
    content,
    language: 'en',
    meta: { title, kind: filters.kind?.[0] ?? '' },
    filters: mutable(filters),
  });
  if (errors.length > 0) throw new Error(`The search index refused ${url}: ${errors.join('; ')}`);
}

async function write(index: PagefindIndex, folder: string): Promise<void> {
  const written = await index.writeFiles({ outputPath: folder });
  if (written.errors.length > 0) throw new Error(`The search index could not be written: ${written.errors.join('; ')}`);
  for (const name of UNUSED) await rm(join(folder, name), { force: true });
}

function mutable(filters: SearchRecord['filters']): Record<string, string[]> {
  return Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, [...values]]));
}
