import { lstat, opendir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compare } from '../diagnostic/compare.ts';

/** One file as it lies on disk; its path is relative to the content folder, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/** Something under the content folder that is not a plain file or folder. */
export interface OddEntry {
  readonly path: string;
  readonly what: 'symbolic link' | 'special file' | 'unreadable';
}

export interface ContentFolder {
  readonly files: readonly SourceFile[];
  readonly odd: readonly OddEntry[];
}

const AT_ONCE = 64;

/**
 * Reads everything under `folder`, in a stable order, following no link.
 * @throws when `folder` itself cannot be listed: the run is broken then, not the content.
 */
export async function readContent(folder: string): Promise<ContentFolder> {
  const paths: string[] = [];
  const odd: OddEntry[] = [];
  const root = await lstat(folder);
  if (!root.isDirectory()) throw new Error(`${folder} is not a folder`);
  await list(folder, '', paths, odd);
  paths.sort(compare);
  const files: SourceFile[] = new Array(paths.length);
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < paths.length; at = next++) {
      const path = paths[at] as string;
      try {
        files[at] = { path, bytes: await readFile(join(folder, path)) };
      } catch {
        odd.push({ path, what: 'unreadable' });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  odd.sort((a, b) => compare(a.path, b.path));
  return { files: files.filter((file) => file !== undefined), odd };
}

async function list(root: string, under: string, paths: string[], odd: OddEntry[]): Promise<void> {
  for await (const entry of await opendir(join(root, under))) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory()) await list(root, path, paths, odd).catch(() => odd.push({ path, what: 'unreadable' }));
    else if (entry.isFile()) paths.push(path);
    else odd.push({ path, what: entry.isSymbolicLink() ? 'symbolic link' : 'special file' });
  }
}
