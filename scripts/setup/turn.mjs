// One at a time among processes: a lock file that names who holds it, so that one left behind by killed processes
// doesn't stop the next. The holder's npm is named too, since it can outlive the holder.

import { mkdirSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal, say } from './say.mjs';

const patience = 15 * 60_000;
const grace = 10_000; // between making a file and writing into it no process takes this long

/**
 * @typedef {{ pids: number[], host: string, age: number }} Holder
 * @typedef {{ share: (pid: number) => void, end: () => void }} Turn
 */

/**
 * Waits for the lock. `share` adds the process that does the work to the holders, `end` releases the lock.
 * @param {string} folder @param {string} name @returns {Promise<Turn>}
 */
export const takeTurn = async (folder, name) => {
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true });
  let hasSaidSo = false;
  for (const start = Date.now(); ; await sleep(200)) {
    if (tryTake(file)) return turnOf(file);
    const holder = readHolder(file);
    if (holder && isGone(holder)) breakLock(file);
    else if (Date.now() - start > patience) {
      throw new Refusal(`another installation has held ${file} for 15 minutes. If none runs, delete that file.`);
    } else if (holder && holder.pids.length > 0 && !hasSaidSo) {
      hasSaidSo = true;
      say(`waiting for the installation by process ${holder.pids[0]}.`);
    }
  }
};

/** @param {string} file @returns {Turn} */
const turnOf = (file) => ({
  share: (pid) => writeFileSync(file, holderText(process.pid, pid)),
  end: () => rmSync(file, { force: true }),
});

/** @param {number[]} pids */
const holderText = (...pids) => JSON.stringify({ pids, host: hostname() });

/** @param {string} file */
const tryTake = (file) => {
  try {
    writeFileSync(file, holderText(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
};

/** @param {string} file @returns {Holder | undefined} */
const readHolder = (file) => {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    const text = readFileSync(file, 'utf8');
    return { pids: [], host: hostname(), ...(text && JSON.parse(text)), age };
  } catch {
    return undefined; // released meanwhile, or half written
  }
};

/** @param {Holder} holder */
const isGone = ({ pids, host, age }) =>
  pids.length === 0 ? age > grace : host === hostname() && !pids.some((pid) => isAlive(pid));

/** @param {number} pid */
const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !hasCode(error, 'ESRCH');
  }
};

/**
 * Removes a lock whose holder is gone. Only who holds the `.break` folder may, after looking again: otherwise two
 * waiting processes could remove the old lock and then each other's new one.
 * @param {string} file
 */
const breakLock = (file) => {
  const guard = `${file}.break`;
  try {
    mkdirSync(guard);
  } catch {
    const age = Date.now() - (statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > grace) rmSync(guard, { recursive: true, force: true });
    return;
  }
  try {
    const holder = readHolder(file);
    if (holder && isGone(holder)) unlinkSync(file);
  } finally {
    rmSync(guard, { recursive: true, force: true });
  }
};

/** @param {unknown} error @param {string} code */
const hasCode = (error, code) => error instanceof Error && 'code' in error && error.code === code;
