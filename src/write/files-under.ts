import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { compare } from '../diagnostic/compare.ts';

/** The plain files below a folder, with `/` and in a stable order; no link is followed. */
export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return names.map((name) => name.replaceAll('\\', '/')).sort(compare);
}
