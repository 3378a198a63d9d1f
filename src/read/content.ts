import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../diagnostic/compare.ts';

/** One file as it lies on disk; its path is relative to the content folder, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Buffer;
  /** Lower-case hexadecimal SHA-256 of the bytes, where whoever read them was asked for it. */
  readonly sha256?: string | undefined;
}

/** Something under the content folder that is not a plain file or folder. */
export interface OddEntry {
  readonly path: string;
  readonly what: 'symbolic link' | 'special file' | 'unreadable';
}

export interface ContentFolder {
  /** In the order of their paths. */
  readonly files: Iterable<SourceFile>;
  /** In the order of their paths. */
  readonly odd: readonly OddEntry[];
}

export interface Listing {
  readonly paths: string[];
  readonly odd: OddEntry[];
}

/** A folder whose bytes are all in memory. */
export interface HeldFolder extends ContentFolder {
  readonly files: readonly SourceFile[];
}

/**
 * Everything under `folder`, in a stable order, following no link. Synchronous on purpose: for many small files, that is
 * several times faster.
 * @throws when `folder` itself cannot be listed: the run is broken then, not the content.
 */
export function readContent(folder: string): HeldFolder {
  return readListed(folder, listContent(folder));
}

/** The same of a listing, or only those of its files that are wanted. */
export function readListed(
  folder: string,
  { paths, odd: others }: Listing,
  isWanted: (path: string) => boolean = () => true,
): HeldFolder {
  const files: SourceFile[] = [];
  const odd = [...others];
  for (const path of paths.filter(isWanted)) {
    const bytes = bytesOf(join(folder, path));
    if (bytes) files.push({ path, bytes });
    else odd.push({ path, what: 'unreadable' });
  }
  return { files, odd: inOrder(odd) };
}

/** Bytes of a file; undefined for one that cannot be read. */
export function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

export function inOrder(odd: OddEntry[]): OddEntry[] {
  return odd.sort((a, b) => compare(a.path, b.path));
}

/** The paths of all plain files, in their order, and what is none. @throws as {@link readContent} does */
export function listContent(folder: string): Listing {
  const paths: string[] = [];
  const odd: OddEntry[] = [];
  if (!lstatSync(folder).isDirectory()) throw new Error(`${folder} is not a folder`);
  list(folder, '', paths, odd);
  return { paths: paths.sort(compare), odd };
}

/**
 * The same after some of the paths may have changed: as long as each is a plain file that was one before, none came or
 * went, and the folder is not gone through again.
 * @throws as {@link readContent} does
 */
export function listAgain(folder: string, before: Listing | undefined, changed: Iterable<string>): Listing {
  const known = new Set(before?.paths);
  const isStillFile = (path: string) =>
    known.has(path) && lstatSync(join(folder, path), { throwIfNoEntry: false })?.isFile() === true;
  return before && [...changed].every(isStillFile) ? before : listContent(folder);
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
