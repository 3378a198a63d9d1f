import { lstatSync, readdirSync, readFileSync } from 'node:fs';
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
  /** In the order of their paths, but for those that were asked for first. */
  readonly files: Iterable<SourceFile>;
  /** In the order of their paths; whole only when every file has been taken. */
  readonly odd: readonly OddEntry[];
}

/** A folder whose bytes are all in memory. */
export interface HeldFolder extends ContentFolder {
  readonly files: readonly SourceFile[];
}

/**
 * Everything under `folder`, in a stable order, following no link.
 * @throws when `folder` itself cannot be listed: the run is broken then, not the content.
 */
export function readContent(folder: string): HeldFolder {
  const { files, odd } = streamContent(folder);
  return { files: [...files], odd };
}

/**
 * The same, each file read when it is taken and not kept: thousands of files need no more memory than what is made of
 * them. It can be gone through once. Synchronous on purpose: for many small files, that is several times faster.
 * @param isFirst files that are taken before all others, such as those that take longest to make something of
 * @throws as {@link readContent} does
 */
export function streamContent(folder: string, isFirst?: (path: string) => boolean): ContentFolder {
  const paths: string[] = [];
  const odd: OddEntry[] = [];
  if (!lstatSync(folder).isDirectory()) throw new Error(`${folder} is not a folder`);
  list(folder, '', paths, odd);
  paths.sort(compare);
  const inTurn = isFirst ? [...paths.filter(isFirst), ...paths.filter((path) => !isFirst(path))] : paths;
  return { files: takeAll(folder, inTurn, odd), odd };
}

function* takeAll(folder: string, paths: readonly string[], odd: OddEntry[]): Iterable<SourceFile> {
  for (const path of paths) {
    const bytes = bytesOf(join(folder, path));
    if (bytes) yield { path, bytes };
    else odd.push({ path, what: 'unreadable' });
  }
  odd.sort((a, b) => compare(a.path, b.path));
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function list(root: string, under: string, paths: string[], odd: OddEntry[]): void {
  for (const entry of readdirSync(join(root, under), { withFileTypes: true })) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory()) listBelow(root, path, paths, odd);
    else if (entry.isFile()) paths.push(path);
    else odd.push({ path, what: entry.isSymbolicLink() ? 'symbolic link' : 'special file' });
  }
}

function listBelow(root: string, path: string, paths: string[], odd: OddEntry[]): void {
  try {
    list(root, path, paths, odd);
  } catch {
    odd.push({ path, what: 'unreadable' });
  }
}
