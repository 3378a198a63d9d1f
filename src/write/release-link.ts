import { readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const RELEASE = '.dist-release-';
const LINK = '.dist-link-';

/** Whether a published site is a link to a release beside it, and so may be turned to another. */
export async function isReleaseLink(target: string): Promise<boolean> {
  const to = await linkedFrom(target);
  return to !== undefined && isOf(to, RELEASE, target);
}

/** Makes a staged folder a release beside the published site, and a link to it that waits to take that one’s place. */
export async function makeRelease(staged: string, target: string): Promise<string> {
  const id = staged.slice(-8);
  const name = `${RELEASE}${basename(target)}-${id}`;
  const link = join(dirname(target), `${LINK}${basename(target)}-${id}`);
  await rename(staged, join(dirname(target), name));
  await symlink(name, link, 'dir');
  return link;
}

/**
 * Turns the published link, in one step: whoever reads it finds the one site or the other. The release before stays, for
 * those who are reading it; older ones go.
 */
export async function turnLink(link: string, target: string): Promise<void> {
  const before = await linkedFrom(target);
  await rename(link, target);
  const now = await linkedFrom(target);
  for (const name of await readdir(dirname(target)))
    if (isOf(name, RELEASE, target) && name !== before && name !== now)
      await rm(join(dirname(target), name), { recursive: true, force: true }).catch(() => undefined);
}

/** Whether a name beside the published site is that of a link which a dead build did not turn. */
export function isUnturned(name: string, target: string): boolean {
  return isOf(name, LINK, target);
}

async function linkedFrom(target: string): Promise<string | undefined> {
  return readlink(target).catch(() => undefined);
}

function isOf(name: string, kind: string, target: string): boolean {
  const start = `${kind}${basename(target)}-`;
  return name.startsWith(start) && /^[\da-f]{8}$/.test(name.slice(start.length));
}
