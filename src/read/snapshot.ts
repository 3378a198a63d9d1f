import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const manifest = z.object({ base: z.string(), asOf: z.string(), files: z.record(z.string(), z.string()) });

/** The manifest of a built site; undefined where there is none, or none that can be read. */
export async function readSnapshot(folder: string): Promise<z.infer<typeof manifest> | undefined> {
  try {
    return manifest.parse(JSON.parse(await readFile(join(folder, 'snapshot.json'), 'utf8')));
  } catch {
    return undefined;
  }
}
