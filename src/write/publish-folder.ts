import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { MANIFEST_FILE } from '../read/snapshots/manifest.ts';
import { isLeftOver, lock } from './lock.ts';
import { FolderInUseError, isCode, LockedError, PublishFault } from './publish-fault.ts';
import { isReleaseLink, isUnturned, makeRelease, turnLink } from './release-link.ts';

const STAGING = '.dist-staging-';
const PREVIOUS = '.dist-previous';
const LOCK = '.dist-lock-';

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
 * swap that a crash left half done is finished first, and what dead builds left is removed.
 * @param asLink whether `out` is to be a link that is turned from one release to the next, and never absent
 * @throws PublishFault when something else lies there or another build is at work
 */
export async function beginStaging(out: string, asLink = false): Promise<Staging> {
  const target = resolve(out);
  const parent = dirname(target);
  await refuseOthers(out, asLink);
  await mkdir(parent, { recursive: true });
  const release = await lock(lockOf(target));
  try {
    await putBack(target);
    await sweep(target);
    const folder = join(parent, `${STAGING}${basename(target)}-${randomBytes(4).toString('hex')}`);
    await mkdir(folder);
    return {
      folder,
      publish: async () => {
        const next = asLink ? await makeRelease(folder, target) : folder;
        await (asLink && (await isReleaseLink(target)) ? turnLink(next, target) : swap(next, target));
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
 * A swap takes away what lies in the place of the new site, so that has to be a site of ours or nothing; a link, only
 * where it is to be turned.
 * @throws FolderInUseError when it is anything else, such as the content folder
 */
export async function refuseOthers(out: string, asLink = false): Promise<void> {
  const target = resolve(out);
  const found = await lstat(target).catch(() => undefined);
  if (found === undefined || (asLink && (await isReleaseLink(target)))) return;
  if (!found.isDirectory())
    throw new FolderInUseError(out, found.isSymbolicLink() ? 'is a symbolic link' : 'is a file');
  // Between the two renames of another build there is none for a moment.
  const names = await readdir(target).catch((error: unknown): string[] => {
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  });
  if (names.length > 0 && !names.includes(MANIFEST_FILE))
    throw new FolderInUseError(out, 'holds something that is no built site');
}

/**
 * Where the published folder is absent and the previous one is there, a swap was cut short: put it back.
 * While a living build holds the lock, the swap is its own to finish.
 */
export async function recover(out: string): Promise<void> {
  const target = resolve(out);
  if (!(await exists(previousOf(target)))) return;
  try {
    const release = await lock(lockOf(target));
    await putBack(target).finally(release);
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
  }
}

async function putBack(target: string): Promise<void> {
  const previous = previousOf(target);
  if (!(await exists(previous))) return;
  if (await exists(target)) await rm(previous, { recursive: true, force: true });
  else await rename(previous, target);
}

/** Removes what dead builds into this folder left beside it. */
async function sweep(target: string): Promise<void> {
  const parent = dirname(target);
  const staging = `${STAGING}${basename(target)}-`;
  for (const name of await readdir(parent)) {
    const path = join(parent, name);
    const isStaging = name.startsWith(staging) && /^[\da-f]{8}$/.test(name.slice(staging.length));
    if (isStaging || isUnturned(name, target) || (await isLeftOver(path, lockOf(target))))
      await rm(path, { recursive: true, force: true });
  }
}

/** Two renames; between them the published folder is absent and the previous one whole. */
async function swap(staged: string, target: string): Promise<void> {
  const previous = previousOf(target);
  const isFirst = !(await exists(target));
  if (!isFirst) await rename(target, previous).catch((error: unknown) => refuseSwap(error, target));
  try {
    await rename(staged, target);
  } catch (error) {
    if (!isFirst) await rename(previous, target).catch(() => leftAside(previous, target));
    refuseSwap(error, target);
  }
  // The new site is published, whatever becomes of the old one; the next build tries again, and says what is wrong.
  await rm(previous, { recursive: true, force: true }).catch(() => undefined);
}

function refuseSwap(error: unknown, target: string): never {
  if (isCode(error, 'EXDEV'))
    throw new PublishFault(
      `${target} is on another file system than the folder around it, so that a new site cannot take its place in one step.`,
      `Name a folder below it with --out, such as ${join(target, 'site')}.`,
    );
  if (isCode(error, 'EBUSY'))
    throw new PublishFault(
      `${target} is in use: something is mounted there, or a program holds it open.`,
      `End that program, or name a folder below the mount with --out, such as ${join(target, 'site')}.`,
    );
  throw error;
}

function leftAside(previous: string, target: string): never {
  throw new PublishFault(
    `The new site could not be put at ${target}, and the one before it not be put back: it is whole, in ${previous}.`,
    `The next command puts it back; or move it to ${target} yourself.`,
  );
}

function previousOf(target: string): string {
  return join(dirname(target), basename(target) === 'dist' ? PREVIOUS : `${PREVIOUS}-${basename(target)}`);
}

function lockOf(target: string): string {
  return join(dirname(target), `${LOCK}${basename(target)}`);
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  }
}
