import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cp, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { compare } from '../diagnostic/compare.ts';
import type { SiteModel } from '../publish/site-model.ts';
import { writeSearchIndex } from './search-index.ts';

export interface Unfinished {
  /** The staged folder, with the pages in it. */
  readonly folder: string;
  readonly model: SiteModel;
  /** The content folder, for its pictures. */
  readonly content: string;
  /** The base path, which begins and ends with `/`. */
  readonly base: string;
}

/** What a built site needs beside its pages: pictures, the search index and the manifest, which comes last. */
export async function finishSite({ folder, model, content, base }: Unfinished): Promise<void> {
  const assets = join(content, 'assets');
  if (await stat(assets).then((found) => found.isDirectory(), () => false)) await cp(assets, join(folder, 'content-assets'), { recursive: true });
  await writeSearchIndex(model.search(), join(folder, 'pagefind'));
  await writeManifest(folder, base, model);
}

/** `snapshot.json`: which commit and day the site shows, and the SHA-256 of every other file. */
async function writeManifest(folder: string, base: string, { snapshot }: SiteModel): Promise<void> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files: Record<string, string> = {};
  for (const name of names.sort(compare)) files[name.slice(folder.length).replaceAll('\\', '/').replace(/^\//, '')] = await sha256(name);
  const { commit, dirty, asOf, validUntil } = snapshot;
  await writeFile(join(folder, 'snapshot.json'), `${JSON.stringify({ base, commit: commit ?? null, dirty, asOf, validUntil: validUntil ?? null, files }, null, 1)}\n`);
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
