// The installation itself, at most one at a time per folder.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { run } from './launch.mjs';
import { onlyOptionalMissing, unpinned } from './lockfile.mjs';
import { Refusal, say } from './say.mjs';
import { bundledNode, readStamp, readState, stampPath, unfinished } from './state.mjs';
import { takeTurn } from './turn.mjs';

/**
 * Makes node_modules what the lock says. Does nothing if another process did so while this one waited.
 * @param {string} root
 */
export const install = async (root) => {
  const turn = await takeTurn(join(root, '.countersign'), 'setup.lock');
  try {
    const { lock, stamp, reason } = readState(root);
    if (reason === '') return;
    say(`installing what package-lock.json pins, because ${reason}. This takes a minute or so.`);
    const start = Date.now();
    clearWhatIsHalfMade(root);
    writeFileSync(stampPath(root), `${unfinished}\n`);
    await installFromLock(root, lock, (...args) => npm(root, args, turn.share));
    assertLockUntouched(root, stamp);
    assertNodeRuns(root);
    writeFileSync(stampPath(root), `${stamp}\n`);
    say(`installed in ${Math.round((Date.now() - start) / 1000)} s.`);
  } finally {
    turn.end();
  }
};

/**
 * Removes what a killed installation left, as `npm ci` would: `npm install` takes a package whose files or install
 * script are missing for installed. A node_modules that somebody else finished stays. @param {string} root
 */
const clearWhatIsHalfMade = (root) => {
  const folder = join(root, 'node_modules');
  const isFinished = existsSync(installedLock(root)) && readStamp(root) !== unfinished;
  if (!isFinished) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  mkdirSync(folder, { recursive: true });
};

/** What npm writes last, about what it put there. @param {string} root */
const installedLock = (root) => join(root, 'node_modules', '.package-lock.json');

/**
 * @param {string} root @param {import('./lockfile.mjs').Lock} lock
 * @param {(...args: string[]) => Promise<{ code: number, output: string }>} npm
 */
const installFromLock = async (root, lock, npm) => {
  const clean = await npm('ci');
  if (clean.code === 0) return;
  const missing = onlyOptionalMissing(clean.output, lock);
  if (!missing) throw failure('npm ci', clean);
  say(
    `npm ci refuses only over optional packages of other platforms (${missing.length}); npm install goes on without.`,
  );
  const rest = await npm('install', '--no-save');
  if (rest.code !== 0) throw failure('npm install --no-save', rest);
  const loose = unpinned(JSON.parse(readFileSync(installedLock(root), 'utf8')), lock);
  if (loose.length > 0) {
    throw new Refusal(
      `npm installed what package-lock.json doesn't pin:\n  ${loose.join('\n  ')}\n` +
        'Complete the lock: run `npm install`, look through the change of package-lock.json, and commit it.',
    );
  }
};

/**
 * npm with settings that a user's own must not change: a silent npm would hide why it refuses, the engine in question
 * is the Node that is being installed, and NODE_ENV=production would leave out what `npm test` needs.
 * @param {string} root @param {string[]} args @param {(pid: number) => void} onStart
 */
const npm = (root, args, onStart) => {
  const settings = ['--loglevel=error', '--engine-strict=false', '--include=dev', '--include=optional'];
  const script = process.env['npm_execpath'] ?? '';
  const options = {
    cwd: root,
    stdio: /** @type {import('node:child_process').StdioOptions} */ (['ignore', 'pipe', 'pipe']),
    onStart,
  };
  // The Node inside node_modules is about to be replaced; npm itself then finds the computer's own.
  const isStaying = !process.execPath.startsWith(join(root, 'node_modules') + sep);
  if (isStaying && basename(script) === 'npm-cli.js')
    return run(process.execPath, [script, ...args, ...settings], options);
  if (process.platform !== 'win32') return run('npm', [...args, ...settings], options);
  // There npm is a batch file, which only a shell starts; nothing here needs quoting.
  return run(['npm', ...args, ...settings].join(' '), [], { ...options, shell: true });
};

/** @param {string} command @param {{ code: number, output: string }} result */
const failure = (command, { code, output }) => {
  const isWindowsSelfLock = process.platform === 'win32' && /\bE(PERM|BUSY)\b/.test(output);
  const hint = isWindowsSelfLock
    ? '\nWindows keeps running programs from being replaced: stop what still runs from node_modules (editors, servers),\n' +
      'then run `node scripts/setup.mjs` outside npm, with the Node of this computer.'
    : '';
  return new Refusal(`${command} failed with exit code ${code}. It said:\n\n${output.trim()}\n${hint}`.trimEnd());
};

/** @param {string} root @param {string} stamp */
const assertLockUntouched = (root, stamp) => {
  if (readState(root).stamp === stamp) return;
  throw new Refusal(
    'package-lock.json changed during the installation, so what is installed is not what was pinned.\n' +
      'See how with `git diff package-lock.json`. Commit the change if it is right, else `git checkout -- package-lock.json`;\n' +
      'then run this again.',
  );
};

/** @param {string} root */
const assertNodeRuns = (root) => {
  const { status } = spawnSync(bundledNode(root), ['--version'], { stdio: 'ignore' });
  if (status === 0) return;
  throw new Refusal(
    `${bundledNode(root)} doesn't run on this ${process.platform}-${process.arch} computer. The npm package "node" makes it in its\n` +
      'install script: see that `npm config get ignore-scripts` is false, and that the npm registry has this platform.',
  );
};
