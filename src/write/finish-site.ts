import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { copyFile, lstat, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { compare } from '../diagnostic/compare.ts';
import { isAssetPath } from '../parse/body/links.ts';
import type { SiteModel } from '../publish/site-model.ts';
import { exportBytes } from './export-bytes.ts';

export interface Unfinished {
  /** The staged folder, with the pages in it. */
  readonly folder: string;
  readonly model: Pick<SiteModel, 'snapshot' | 'exports'>;
  /** The search index, which another process writes meanwhile. */
  readonly search: Promise<void>;
  /** The content folder, for its pictures. */
  readonly content: string;
  /** The base path, which begins and ends with `/`. */
  readonly base: string;
}

/** What a built site needs beside its pages: pictures, exports, the search index, and the manifest, which comes last. */
export async function finishSite({ folder, model, search, content, base }: Unfinished): Promise<void> {
  await copyPictures(content, folder);
  await writeExports(folder, model);
  await search;
  await writeManifest(folder, base, model);
}

/** The registers for others to use, each made when it is written. */
async function writeExports(folder: string, { exports, snapshot }: Unfinished['model']): Promise<void> {
  for (const { path, content } of exports()) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, exportBytes(content, snapshot.asOf));
  }
}

/** The pictures of the registry and nothing else that lies beside them: a build of failing content may find anything there. */
async function copyPictures(content: string, folder: string): Promise<void> {
  const assets = join(content, 'assets');
  if (!(await lstat(assets).catch(() => undefined))?.isDirectory()) return;
  for (const name of await filesUnder(assets)) {
    if (!isAssetPath(`assets/${name}`)) continue;
    const target = join(folder, 'content-assets', name);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(assets, name), target);
  }
}

/** The plain files below a folder, with `/` and in a stable order; no link is followed. */
async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return names.map((name) => name.replaceAll('\\', '/')).sort(compare);
}

/** `snapshot.json`: which commit and day the site shows, and the SHA-256 of every other file. */
async function writeManifest(folder: string, base: string, { snapshot }: Unfinished['model']): Promise<void> {
  const files: Record<string, string> = {};
  for (const name of await filesUnder(folder)) files[name] = sha256(join(folder, name));
  const { commit, dirty, asOf, validUntil } = snapshot;
  await writeFile(
    join(folder, 'snapshot.json'),
    `${JSON.stringify({ base, commit: commit ?? null, dirty, asOf, validUntil: validUntil ?? null, files }, null, 1)}\n`,
  );
}

/** Synchronous on purpose: the files are many and small, and a stream for each takes ten times as long. */
function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
