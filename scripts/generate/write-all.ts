import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file to write; its path is relative, with `/`. */
export interface OutFile {
  readonly path: string;
  readonly text: string;
}

const AT_ONCE = 32;

/** Writes files as they are made, some at a time, so that only those few are in memory. Gives their number. */
export async function writeAll(folder: string, files: Iterable<OutFile>): Promise<number> {
  const made = new Map<string, Promise<unknown>>();
  const folderOf = (path: string) => {
    const name = dirname(join(folder, path));
    const found = made.get(name) ?? mkdir(name, { recursive: true });
    made.set(name, found);
    return found;
  };
  const source = files[Symbol.iterator]();
  let written = 0;
  const worker = async () => {
    for (let next = source.next(); !next.done; next = source.next()) {
      const { path, text } = next.value;
      await folderOf(path);
      await writeFile(join(folder, path), text);
      written++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return written;
}
