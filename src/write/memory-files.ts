import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeTexts } from './text.ts';

/** The memories that are kept: of a folder that is gone nobody needs one. */
const MOST = 8;

/**
 * Keeps files of a memory, and of all memories beside it the newest. A place where nothing can be written is no fault: the
 * next run reads everything again.
 */
export async function writeMemoryFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  if (files.size === 0) return;
  try {
    await writeTexts([...files].map(([name, text]) => ({ file: join(folder, name), text })));
    await dropOldest(dirname(folder));
  } catch {
    return;
  }
}

async function dropOldest(parent: string): Promise<void> {
  const names = await readdir(parent);
  if (names.length <= MOST) return;
  const dated = await Promise.all(
    names.map(async (name) => ({ name, written: (await stat(join(parent, name))).mtimeMs })),
  );
  dated.sort((a, b) => b.written - a.written);
  for (const { name } of dated.slice(MOST)) await rm(join(parent, name), { recursive: true, force: true });
}
