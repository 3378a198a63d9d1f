import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { MANIFEST_FILE, type Manifest, parseManifest } from './snapshots/manifest.ts';

/** What a build notes of the site that it published, for the next one. */
const note = z.object({
  /** What stands for the program that made it. */
  program: z.string(),
  /** The SHA-256 of its manifest: of any other site this says nothing. */
  manifest: z.string(),
  /** The sum of what is the same for all of its pages. */
  site: z.string(),
  /** The sum of all that each part of its search finds. */
  search: z.array(z.string()).optional(),
  /** The sum of what each page rests on that rests on nothing else, by its file. */
  pages: z.record(z.string(), z.string()),
});
export type SiteNote = z.infer<typeof note>;

/** The site that was published last, as far as its pages can serve again. */
export interface LastSite {
  /** Where it lies. */
  readonly folder: string;
  readonly note: SiteNote;
  readonly manifest: Manifest;
}

/** The name of the note of a published folder among the files of a memory. */
export function siteNoteName(out: string): string {
  return `site-${createHash('sha256').update(resolve(out)).digest('hex').slice(0, 16)}.json`;
}

/**
 * The site that lies in `out`, with what the build that made it noted; undefined where it is another, another program
 * made it, or there is none.
 * @param memory the folder of what is remembered of the content folder
 */
export async function readLastSite(memory: string, out: string, program: string): Promise<LastSite | undefined> {
  try {
    const [text, bytes] = await Promise.all([
      readFile(join(memory, siteNoteName(out)), 'utf8'),
      readFile(join(out, MANIFEST_FILE)),
    ]);
    const { data } = note.safeParse(JSON.parse(text));
    const { manifest, sha256 } = parseManifest(bytes, MANIFEST_FILE);
    if (data?.program !== program || data.manifest !== sha256) return undefined;
    return { folder: resolve(out), note: data, manifest };
  } catch {
    return undefined;
  }
}
