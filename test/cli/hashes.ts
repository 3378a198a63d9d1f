import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The SHA-256 of every file of a folder, by its path in it. */
export async function hashes(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const pairs = files.map(async ({ parentPath, name }): Promise<[string, string]> => {
    const file = join(parentPath, name);
    const sum = createHash('sha256').update(await readFile(file));
    return [file.slice(folder.length + 1), sum.digest('hex')];
  });
  return Object.fromEntries(await Promise.all(pairs));
}
