// Starting programs: no shell in between, because a shell would have looked up `node` before node_modules had one,
// and because quoting differs between shells.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { binOf } from './lockfile.mjs';
import { Refusal } from './say.mjs';
import { bundledNode } from './state.mjs';

/**
 * Runs a command with the bundled Node and gives its exit code.
 * @param {string} root @param {string[]} command @param {import('./lockfile.mjs').Lock} lock
 */
export const launch = async (root, [name = '', ...args], lock) => {
  const { code } = await run(bundledNode(root), [...scriptOf(root, name, lock), ...args], {
    env: environment(root),
    stdio: 'inherit',
  });
  return code;
};

/**
 * How Node runs the product: with room for what lives briefly, since a run makes thousands of short-lived values, and
 * one thread to collect them. A sixth of the time of a large check went into collecting them sooner, and a sixth of
 * that of a large build into threads that helped with it and kept the other threads of the build from their work.
 */
export const COUNTERSIGN = ['--max-semi-space-size=64', '--no-parallel-scavenge'];

/**
 * What Node has to be given to run a command.
 * @param {string} root @param {string} name @param {import('./lockfile.mjs').Lock} lock @returns {string[]}
 */
export const scriptOf = (root, name, lock) => {
  if (name === 'node') return [];
  if (name === 'countersign') return [...COUNTERSIGN, join(root, 'src', 'cli', 'main.ts')];
  const bin = binOf(lock, name);
  if (!bin) throw new Refusal(`"${name}" is neither node, nor countersign, nor a program of an installed package.`);
  return [join(root, bin)];
};

/**
 * glibc keeps memory that is given back, for each thread in a place of its own, and lets what it asks the system for
 * grow; so it keeps less. Other systems take no notice. A tenth of the memory of a large check (mallopt(3)).
 */
const MALLOC = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' };

/**
 * Nothing here reports to anyone, Astro's telemetry included; and Node keeps what it compiled, which halves the start of
 * every command (nodejs.org/api/module.html#module-compile-cache).
 * @param {string} root
 */
const environment = (root) => {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = [dirname(bundledNode(root)), join(root, 'node_modules', '.bin'), process.env[key] ?? ''];
  const cache = process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node');
  return {
    ...MALLOC,
    ...process.env,
    [key]: folders.join(delimiter),
    ASTRO_TELEMETRY_DISABLED: '1',
    NODE_COMPILE_CACHE: cache,
  };
};

/**
 * Runs a program, hands it the signals that reach this process, and gives its exit code (128 + n after signal n, as
 * shells do) and, where `stdio` pipes it, its output.
 * @param {string} file @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onStart?: (pid: number) => void }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export const run = (file, args, options) =>
  new Promise((resolve, reject) => {
    const child = spawn(file, args, options);
    const stopForwarding = forwardSignals(child);
    if (child.pid) options.onStart?.(child.pid);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', (error) => {
      stopForwarding();
      reject(new Refusal(`${file} can't be started: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      stopForwarding();
      resolve({ code: signal ? 128 + constants.signals[signal] : (code ?? 1), output });
    });
  });

/** @param {import('node:child_process').ChildProcess} child */
const forwardSignals = (child) => {
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    // A terminal's Ctrl-C reaches the child without us; a second one would mean "stop at once" to many programs.
    const hasItAlready = signal === 'SIGINT' && (process.stdin.isTTY || process.platform === 'win32');
    if (!hasItAlready) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
  };
};
