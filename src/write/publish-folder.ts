import { randomBytes } from 'node:crypto';
import { link, lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

const STAGING = '.dist-staging-';
const PREVIOUS = '.dist-previous';
const LOCK = '.dist-lock';
const MANIFEST = 'snapshot.json';

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
  await refuseOthers(target);
  await mkdir(parent, { recursive: true });
  const release = await lock(join(parent, `${LOCK}-${basename(target)}`));
  try {
    await recover(target);
    const prefix = `${STAGING}${basename(target)}-`;
    for (const name of await readdir(parent))
      if (name.startsWith(prefix)) await rm(join(parent, name), { recursive: true, force: true });
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

/**
 * A swap takes away what lies in the place of the new site, so that has to be a site of ours or nothing.
 * @throws FolderInUseError when it is anything else, such as the content folder
 */
export async function refuseOthers(out: string): Promise<void> {
  const target = resolve(out);
  const found = await lstat(target).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isDirectory())
    throw new FolderInUseError(out, found.isSymbolicLink() ? 'is a symbolic link' : 'is a file');
  const names = await readdir(target);
  if (names.length > 0 && !names.includes(MANIFEST))
    throw new FolderInUseError(out, 'holds something that is no built site');
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

/**
 * A lock that names its process; one left by a process that is gone is taken over. It is written aside
 * and then linked into place, so that nobody ever sees a lock without its holder's name, and only one of
 * those who find a dead one may clear it away.
 */
async function lock(file: string): Promise<() => Promise<void>> {
  if (await claim(file)) return () => rm(file, { force: true });
  const clearing = `${file}-clearing`;
  if (!(await isHeld(file)) && ((await claim(clearing)) || (!(await isHeld(clearing)) && (await reclaim(clearing))))) {
    try {
      if (!(await isHeld(file))) await rm(file, { force: true });
      if (await claim(file)) return () => rm(file, { force: true });
    } finally {
      await rm(clearing, { force: true });
    }
  }
  throw new LockedError(file);
}

/** Puts this process's name at `file`; false where something lies there already. */
async function claim(file: string): Promise<boolean> {
  const aside = `${file}-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(aside, String(process.pid));
    await link(aside, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    if (!NO_LINKS.some((code) => isCode(error, code))) throw error;
    return await writeFile(file, String(process.pid), { flag: 'wx' }).then(
      () => true,
      () => false,
    );
  } finally {
    await rm(aside, { force: true });
  }
}

/** What file systems without hard links answer. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

async function reclaim(file: string): Promise<boolean> {
  await rm(file, { force: true });
  return claim(file);
}

async function isHeld(file: string): Promise<boolean> {
  const holder = Number(await readFile(file, 'utf8').catch(() => ''));
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

/** Something lies where the site should go that no build put there. */
export class FolderInUseError extends Error {
  constructor(folder: string, what: string) {
    super(`${folder} ${what}, and a build would take its place`);
  }
}
