import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

const STAGING = '.dist-staging-';
const PREVIOUS = '.dist-previous';
const LOCK = '.dist-lock';

/** A build that is being written beside the published folder, and swapped in when it is whole. */
export interface Staging {
  /** Where to write; on the same file system as the published folder. */
  readonly folder: string;
  /** Puts the staged folder in the place of the published one. */
  readonly publish: () => Promise<void>;
  /** Leaves the published folder as it was. */
  readonly discard: () => Promise<void>;
}

/**
 * Begins a build into `out`. One build at a time: a second one is refused while the first lives. A
 * swap that a crash left half done is finished first, and staging folders of dead builds are removed.
 */
export async function beginStaging(out: string): Promise<Staging> {
  const target = resolve(out);
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  const release = await lock(join(parent, `${LOCK}-${basename(target)}`));
  try {
    await recover(target);
    const prefix = `${STAGING}${basename(target)}-`;
    for (const name of await readdir(parent)) if (name.startsWith(prefix)) await rm(join(parent, name), { recursive: true, force: true });
    const folder = join(parent, `${prefix}${randomBytes(4).toString('hex')}`);
    await mkdir(folder);
    return {
      folder,
      publish: async () => {
        await swap(folder, target);
        await release();
      },
      discard: async () => {
        await rm(folder, { recursive: true, force: true });
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Where the published folder is absent and the previous one is there, a swap was cut short: put it back. */
export async function recover(target: string): Promise<void> {
  const previous = previousOf(target);
  if (!(await exists(previous))) return;
  if (await exists(target)) await rm(previous, { recursive: true, force: true });
  else await rename(previous, target);
}

async function swap(staged: string, target: string): Promise<void> {
  const previous = previousOf(target);
  if (await exists(target)) await rename(target, previous);
  try {
    await rename(staged, target);
  } catch (error) {
    if (await exists(previous)) await rename(previous, target);
    throw error;
  }
  await rm(previous, { recursive: true, force: true });
}

function previousOf(target: string): string {
  return join(dirname(target), basename(target) === 'dist' ? PREVIOUS : `${PREVIOUS}-${basename(target)}`);
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

/** A lock that names its process; one left by a process that is gone is taken over. */
async function lock(file: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
      if (await isHeld(file)) throw new LockedError(file);
      await rm(file, { force: true });
    }
  }
  throw new LockedError(file);
}

async function isHeld(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => undefined);
  if (handle === undefined) return false;
  const holder = Number(await handle.readFile('utf8'));
  await handle.close();
  if (!Number.isInteger(holder) || holder <= 0) return false;
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Another build is writing to the same folder. */
export class LockedError extends Error {
  constructor(file: string) {
    super(`Another build is writing to the same folder; its lock is ${file}`);
  }
}
