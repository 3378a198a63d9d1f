import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { filesUnder } from './files-under.ts';
import { isAlive } from './lock.ts';
import type { SiteFiles } from './site-files/site-files.ts';

/** Where Astro puts what it renders. */
export interface RenderFolder {
  readonly folder: string;
  /** Puts what Astro has left there into the staged folder. */
  readonly collect: (files: SiteFiles) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/**
 * Astro loads what it bundles from the folder that it renders to, and therefore takes one of its own where that does not
 * lie in the working folder (`getOutDirWithinCwd`): the same for all builds, so that two would mix, and from where it
 * cannot move files to another disk. So a site that is staged elsewhere is rendered to a folder of this build alone.
 * @param staged where the build is staged
 * @param working the working folder
 */
export async function renderFolder(staged: string, working: string): Promise<RenderFolder> {
  const path = relative(working, staged);
  if (!path.startsWith('..') && !isAbsolute(path))
    return { folder: staged, collect: async () => undefined, remove: async () => undefined };
  const parent = join(working, 'node_modules/.cache/countersign-rendered');
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent))
    if (!isAlive(Number.parseInt(name, 10))) await rm(join(parent, name), { recursive: true, force: true });
  const folder = join(parent, `${process.pid}-${randomBytes(4).toString('hex')}`);
  await mkdir(folder);
  return {
    folder,
    collect: async (files) => {
      for (const name of await filesUnder(folder)) files.write(name, await readFile(join(folder, name)));
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
