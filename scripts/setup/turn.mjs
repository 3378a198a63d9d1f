// One at a time among processes: a lock file that names its holder, so that one left behind by a killed process
// doesn't stop the next.

import { mkdirSync, readFileSync, rmdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal, say } from './say.mjs';

const patience = 15 * 60_000;
const grace = 10_000; // between making a file and writing into it no process takes this long

/**
 * Waits for the lock and gives the function that releases it.
 * @param {string} folder @param {string} name @returns {Promise<() => void>}
 */
export const takeTurn = async (folder, name) => {
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true });
  for (const start = Date.now(); ; await sleep(200)) {
    if (tryTake(file)) return () => unlinkSync(file);
    const holder = readHolder(file);
    if (holder && isGone(holder)) breakLock(file);
    else if (Date.now() - start > patience) {
      throw new Refusal(`another installation has held ${file} for 15 minutes. If none runs, delete that file.`);
    } else if (holder && Date.now() - start < 200) say(`waiting for the installation that process ${holder.pid} runs.`);
  }
};

/** @param {string} file */
const tryTake = file => {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
};

/** @param {string} file @returns {{ pid: number, host: string, age: number } | undefined} */
const readHolder = file => {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    const text = readFileSync(file, 'utf8');
    return { pid: 0, host: hostname(), ...(text && JSON.parse(text)), age };
  } catch {
    return undefined; // released meanwhile, or half written
  }
};

/** @param {{ pid: number, host: string, age: number }} holder */
const isGone = ({ pid, host, age }) => {
  if (pid === 0) return age > grace;
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return hasCode(error, 'ESRCH');
  }
};

/**
 * Removes a lock whose holder is gone. Only who holds the `.break` folder may, after looking again: otherwise two
 * waiting processes could remove the old lock and then each other's new one.
 * @param {string} file
 */
const breakLock = file => {
  const guard = `${file}.break`;
  try {
    mkdirSync(guard);
  } catch {
    const age = Date.now() - (statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > grace) rmdirSync(guard);
    return;
  }
  try {
    const holder = readHolder(file);
    if (holder && isGone(holder)) unlinkSync(file);
  } finally {
    rmdirSync(guard);
  }
};

/** @param {unknown} error @param {string} code */
const hasCode = (error, code) => error instanceof Error && 'code' in error && error.code === code;
