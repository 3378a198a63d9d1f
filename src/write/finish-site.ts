import { lstat, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAssetPath } from '../parse/body/links.ts';
import type { SiteModel } from '../publish/site-model.ts';
import { exportContent } from './export-bytes.ts';
import { filesUnder } from './files-under.ts';
import type { SiteFiles } from './site-files/site-files.ts';

export interface Unfinished {
  /** The staged folder. */
  readonly folder: string;
  /** What is on its way there, the pages among it. */
  readonly files: SiteFiles;
  readonly model: Pick<SiteModel, 'snapshot'>;
  /** The search index, which another process writes meanwhile. */
  readonly search: Promise<void>;
  /** The content folder, for its pictures. */
  readonly content: string;
  /** The base path, which begins and ends with `/`. */
  readonly base: string;
}

/** What a built site needs beside its pages and exports: pictures, the search index, and the manifest, which comes last. */
export async function finishSite({ folder, files, model, search, content, base }: Unfinished): Promise<void> {
  await writePictures(content, files);
  await search;
  const { commit, dirty, asOf, validUntil } = model.snapshot;
  const sums = Object.fromEntries(await files.finish());
  const manifest = { base, commit: commit ?? null, dirty, asOf, validUntil: validUntil ?? null, files: sums };
  await writeFile(join(folder, 'snapshot.json'), `${JSON.stringify(manifest, null, 1)}\n`);
}

/** The registers for others to use. */
export function writeExports({ exports, snapshot }: Pick<SiteModel, 'snapshot' | 'exports'>, files: SiteFiles): void {
  for (const { path, content } of exports()) files.write(path, exportContent(content, snapshot.asOf));
}

/** The pictures of the registry and nothing else that lies beside them: a build of failing content may find anything there. */
async function writePictures(content: string, files: SiteFiles): Promise<void> {
  const assets = join(content, 'assets');
  if (!(await lstat(assets).catch(() => undefined))?.isDirectory()) return;
  for (const name of await filesUnder(assets))
    if (isAssetPath(`assets/${name}`)) files.write(`content-assets/${name}`, await readFile(join(assets, name)));
}
