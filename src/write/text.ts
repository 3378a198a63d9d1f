import { link, lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LeadsAwayError } from './publish-fault.ts';

export interface WrittenFile {
  readonly file: string;
  readonly text: string | Uint8Array;
}

/**
 * Where a file below a folder of records is written.
 * @throws where something else than plain folders is on the way: a symbolic link among records would lead out of them
 */
export async function placeBelow(folder: string, path: string): Promise<string> {
  const names = path.split('/');
  for (let depth = 1; depth < names.length; depth++) {
    const way = names.slice(0, depth).join('/');
    const found = await lstat(join(folder, way)).catch(() => undefined);
    if (found !== undefined && !found.isDirectory()) throw new LeadsAwayError(way, path);
  }
  return join(folder, path);
}

/** Writes a file whole or not at all: beside it first, then renamed into place. Makes its folder. */
export function writeText(file: string, text: string | Uint8Array): Promise<void> {
  return writeTexts([{ file, text }]);
}

/** Writes several files, and none of them before all lie whole beside their places. */
export async function writeTexts(files: readonly WrittenFile[]): Promise<void> {
  await puttingBeside(files, async () => {
    for (const { file } of files) await rename(besideOf(file), file);
  });
}

/** Writes a file that is not there yet, whole or not at all. @throws with the code EEXIST when it is */
export async function writeNew(file: string, text: string): Promise<void> {
  await puttingBeside([{ file, text }], async () => link(besideOf(file), file));
}

async function puttingBeside(files: readonly WrittenFile[], place: () => Promise<void>): Promise<void> {
  try {
    for (const { file, text } of files) {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(besideOf(file), text);
    }
    await place();
  } finally {
    for (const { file } of files) await rm(besideOf(file), { force: true });
  }
}

function besideOf(file: string): string {
  return `${file}.${process.pid}.tmp`;
}
