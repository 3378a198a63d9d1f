import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder in which the memory of a content folder lies: beside the packages, where nothing is published or committed. */
export async function memoryFolder(content: string): Promise<string> {
  const name = createHash('sha256')
    .update(await realpath(content))
    .digest('hex')
    .slice(0, 16);
  return join(import.meta.dirname, '../../node_modules/.cache/countersign', name);
}

/** The files of a memory, those that are there; one that cannot be read is as good as none. */
export async function readMemoryFiles(folder: string, names: readonly string[]): Promise<Buffer[]> {
  const files = await Promise.all(names.map((name) => readFile(join(folder, name)).catch(() => undefined)));
  return files.filter((file) => file !== undefined);
}
