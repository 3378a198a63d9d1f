import { join } from 'node:path';
import { writeTexts } from './text.ts';

/** Keeps files of a memory. A place where nothing can be written is no fault: the next run reads everything again. */
export async function writeMemoryFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  try {
    await writeTexts([...files].map(([name, text]) => ({ file: join(folder, name), text })));
  } catch {
    return;
  }
}
