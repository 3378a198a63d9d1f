import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compare } from '../diagnostic/compare.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Everything that decides how bytes are read, what they are held to and what is found. */
const JUDGING = ['src/diagnostic', 'src/parse', 'src/validate', 'src/assess'];
/** Everything that a page is made by. */
export const WHOLE_PROGRAM: readonly string[] = ['src'];

/**
 * A hash of the program, as far as it reads and judges or as the folders say: its own files, the packages that it is
 * locked to, and Node.
 */
export async function readProgramId(folders: readonly string[] = JUDGING): Promise<string> {
  const listed = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    }),
  );
  const files = [...listed.flat().sort(compare), join(ROOT, 'package-lock.json'), join(ROOT, 'astro.config.mjs')];
  const hash = createHash('sha256').update(process.version);
  const texts = await Promise.all(files.map((file) => readFile(file)));
  for (const [at, text] of texts.entries())
    hash.update(`\n${files[at]?.slice(ROOT.length)} ${text.length}\n`).update(text);
  return hash.digest('hex');
}
