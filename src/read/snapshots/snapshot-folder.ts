import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { compare } from '../../diagnostic/compare.ts';
import {
  MANIFEST_FILE,
  parseManifest,
  type ReadManifest,
  sha256Of,
  SIGNATURE_FILE,
  SnapshotFault,
} from './manifest.ts';
import type { SnapshotPlace } from './open-snapshot.ts';

const SMALL = 1 << 24;

/**
 * Opens a site in a folder, or a manifest that is kept by itself.
 * @throws SnapshotFault when there is none
 */
export async function openFolder(where: string): Promise<SnapshotPlace> {
  const found = await stat(where).catch(() => undefined);
  const isManifestAlone = found?.isFile() === true;
  const file = isManifestAlone ? where : join(where, MANIFEST_FILE);
  const manifest = await readManifest(file, where);
  const folder = dirname(file);
  return {
    where,
    manifest,
    read: (path) => readFile(join(folder, path)).catch(() => undefined),
    sums: () => sumsOf(folder),
    isManifestAlone,
    isWholeFolder: true,
  };
}

/** The manifests of earlier snapshots: that of a site, a manifest by itself, or all in a folder of manifests. */
export async function readManifests(where: string): Promise<{ where: string; manifest: ReadManifest }[]> {
  const names = await readdir(where).catch(() => undefined);
  if (names === undefined || names.includes(MANIFEST_FILE))
    return [{ where, manifest: (await openFolder(where)).manifest }];
  const files = names.filter((name) => name.endsWith('.json')).sort(compare);
  if (files.length === 0)
    throw new SnapshotFault(
      `${where} holds no manifest.`,
      'Name a site, a snapshot.json, or a folder of kept manifests.',
    );
  const read = async (name: string) => ({ where: join(where, name), manifest: await readManifest(join(where, name)) });
  return Promise.all(files.map(read));
}

async function readManifest(file: string, where = file): Promise<ReadManifest> {
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes !== undefined) return parseManifest(bytes, where);
  throw new SnapshotFault(
    `${where} holds no built site.`,
    'Run “countersign build” first, or name the folder of a site.',
  );
}

/** Of everything that lies there, the manifest and its signature left out. What is no plain file has no sum, but is there. */
async function sumsOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ path: join(entry.parentPath, entry.name), isFile: entry.isFile() }));
  const sums: [string, string][] = [];
  for (const { path, isFile } of names) {
    const name = relative(folder, path).replaceAll('\\', '/');
    if (name === MANIFEST_FILE || name === SIGNATURE_FILE) continue;
    sums.push([name, isFile ? await sumOf(path) : 'no plain file']);
  }
  return new Map(sums.sort(([a], [b]) => compare(a, b)));
}

/** At once where the file is small, as nearly all of thousands are: a stream for each takes several times as long. */
async function sumOf(path: string): Promise<string> {
  if (statSync(path).size <= SMALL) return sha256Of(readFileSync(path));
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
