import { lstat, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VERSION } from '../diagnostic/version.ts';
import { isAssetPath } from '../parse/body/links.ts';
import { MANIFEST_FILE, manifestText, type Predecessor, sha256Of, SIGNATURE_FILE } from '../read/snapshots/manifest.ts';
import { SNAPSHOT_NAMESPACE } from '../snapshots/check-snapshot.ts';
import type { SiteModel } from '../publish/site-model.ts';
import { exportContent } from './export-bytes.ts';
import { filesUnder } from './files-under.ts';
import { PublishFault } from './publish-fault.ts';
import { sshSign } from './ssh-sign.ts';
import type { SiteFiles } from './site-files/site-files.ts';

export interface Unfinished {
  /** The staged folder. */
  readonly folder: string;
  /** What is on its way there, the pages among it. */
  readonly files: SiteFiles;
  readonly model: Pick<SiteModel, 'snapshot'>;
  /** The search index, which another process writes meanwhile. */
  readonly search: Promise<unknown>;
  /** What was asked for: the content folder, for its pictures; the snapshot before; the key that signs. */
  readonly request: {
    readonly content: string;
    readonly previous?: { readonly name: Predecessor } | undefined;
    readonly signSnapshot?: string | undefined;
  };
  /** The base path, which begins and ends with `/`. */
  readonly base: string;
}

/**
 * What a built site needs beside its pages and exports: pictures, the search index, and the manifest, which comes last.
 * Gives the SHA-256 of that.
 * @throws PublishFault when ssh-keygen does not sign it
 */
export async function finishSite({ folder, files, model, search, request, base }: Unfinished): Promise<string> {
  await writePictures(request.content, files);
  await search;
  const { commitId, dirty, asOf, validUntil, audience } = model.snapshot;
  const text = manifestText({
    tool: `countersign ${VERSION}`,
    base,
    commit: commitId ?? null,
    dirty,
    asOf,
    validUntil: validUntil ?? null,
    audience: audience?.name ?? null,
    previous: request.previous?.name ?? null,
    files: Object.fromEntries(await files.finish()),
  });
  await writeFile(join(folder, MANIFEST_FILE), text);
  if (request.signSnapshot !== undefined)
    await writeFile(join(folder, SIGNATURE_FILE), await signed(text, request.signSnapshot));
  return sha256Of(Buffer.from(text));
}

async function signed(text: string, key: string): Promise<string> {
  try {
    return await sshSign(text, key, SNAPSHOT_NAMESPACE);
  } catch (error) {
    throw new PublishFault(
      error instanceof Error ? error.message : String(error),
      'Name the private key with --sign-snapshot ~/.ssh/id_ed25519, and have OpenSSH 8.2 or later installed.',
    );
  }
}

/** The registers for others to use. */
export function writeExports({ exports, snapshot }: Pick<SiteModel, 'snapshot' | 'exports'>, files: SiteFiles): void {
  for (const { path, content } of exports()) files.give(path, exportContent(content, snapshot.asOf));
}

/** The pictures of the registry and nothing else that lies beside them: a build of failing content may find anything there. */
async function writePictures(content: string, files: SiteFiles): Promise<void> {
  const assets = join(content, 'assets');
  if (!(await lstat(assets).catch(() => undefined))?.isDirectory()) return;
  for (const name of await filesUnder(assets))
    if (isAssetPath(`assets/${name}`)) files.write(`content-assets/${name}`, await readFile(join(assets, name)));
}
