import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { isCode, LockedError } from './publish-fault.ts';

/**
 * Takes a lock that names its process; one left by a process that is gone is taken over. It is written aside
 * and then linked into place, so that nobody ever sees a lock without its holder's name, and only one of
 * those who find a dead one may clear it away. Gives what releases it.
 * @throws LockedError when a living process holds it
 */
export async function lock(file: string): Promise<() => Promise<void>> {
  if (await claim(file)) return () => rm(file, { force: true });
  const clearing = `${file}${CLEARING}`;
  if (!(await isHeld(file)) && ((await claim(clearing)) || ((await isDead(clearing)) && (await reclaim(clearing))))) {
    try {
      // One that is not there was released, and by now another may have taken it. One that is dead stays until it is
      // cleared away here: nobody else may, and nothing can take its place.
      if (await isDead(file)) await rm(file, { force: true });
      if (await claim(file)) return () => rm(file, { force: true });
    } finally {
      await rm(clearing, { force: true });
    }
  }
  throw new LockedError(file);
}

const CLEARING = '-clearing';
const LEFT_OVER = /^(?:-clearing)?(?:-(?<id>\d+)-[\da-f]{8})?$/;

/** Whether a file beside a lock is what a process left that died while it took or cleared that lock. */
export async function isLeftOver(file: string, of: string): Promise<boolean> {
  const name = file.startsWith(of) ? LEFT_OVER.exec(file.slice(of.length)) : null;
  if (name === null) return false;
  const text = await textOf(file);
  if (text === undefined) return false;
  // Who has just made it has yet to write into it.
  return text === '' ? !isAlive(Number(name.groups?.['id'])) : !(await isBy(text));
}

/** Puts this process's name at `file`; false where something lies there already. */
async function claim(file: string): Promise<boolean> {
  const aside = `${file}-${process.pid}-${randomBytes(4).toString('hex')}`;
  const name = `${process.pid} ${(await startOf(process.pid)) ?? ''}`.trim();
  try {
    await writeFile(aside, name);
    await link(aside, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    if (!isCode(error, ...NO_LINKS)) throw error;
    return await writeFile(file, name, { flag: 'wx' }).then(
      () => true,
      () => false,
    );
  } finally {
    // One that stays behind is in nobody's way: a later build clears it away.
    await rm(aside, { force: true }).catch(() => undefined);
  }
}

/** What file systems without hard links answer. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

async function reclaim(file: string): Promise<boolean> {
  await rm(file, { force: true });
  return claim(file);
}

async function isHeld(file: string): Promise<boolean> {
  const text = await textOf(file);
  return text !== undefined && (await isBy(text));
}

/** Whether a lock is there whose holder is not. */
async function isDead(file: string): Promise<boolean> {
  const text = await textOf(file);
  return text !== undefined && !(await isBy(text));
}

/** What a lock says; undefined where there is none. */
function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

/** Whether the process that a lock names is there. */
async function isBy(text: string): Promise<boolean> {
  const [id = '', start] = text.split(' ');
  const holder = Number(id);
  return isAlive(holder) && (start === undefined || start === (await startOf(holder)));
}

/** Whether there is a process of this number. */
export function isAlive(id: number): boolean {
  if (!Number.isInteger(id) || id <= 0) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

/**
 * When a process began, in ticks since the machine did (proc_pid_stat(5), field 22); undefined where no system says so.
 * Numbers of processes come round again, and in a container the next build often has that of the one that died.
 */
async function startOf(id: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => undefined);
  // The name of the program comes second, in brackets, and may hold any of them itself.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}
