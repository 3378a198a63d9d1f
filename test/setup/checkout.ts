import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

const repository = dirname(dirname(import.meta.dirname));

/** How the npm that stands in for the real one behaves; see `fake-npm.mjs`. */
export interface FakeNpm {
  /** What `npm ci` complains about before it refuses, such as `Missing: left-pad@1.3.0 from lock file`. */
  readonly refusesOver?: readonly string[];
  /** `npm ci` prints this and fails. */
  readonly failsWith?: string;
  /** What it installs beyond the lock: path and entry as in node_modules/.package-lock.json. */
  readonly adds?: Readonly<Record<string, { version: string; optional?: boolean }>>;
  readonly changesLock?: boolean;
  readonly leavesOutNode?: boolean;
  /** Milliseconds. */
  readonly takes?: number;
}

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A scratch folder with the real setup script, a lock, a stand-in for npm, and a command line that echoes. */
export interface Checkout {
  readonly root: string;
  readonly start: (command: readonly string[], npm?: FakeNpm) => ChildProcess;
  readonly setup: (command: readonly string[], npm?: FakeNpm) => Promise<Outcome>;
  readonly write: (path: string, content: object | string) => Promise<void>;
  /** The npm commands that were called, such as `ci`. */
  readonly npmCalls: () => Promise<string[]>;
  readonly remove: () => Promise<void>;
}

/** What the checkout's package.json asks for. */
export const manifest = { dependencies: { node: '24.0.0', satteri: '1.0.0' } };

const lock = {
  lockfileVersion: 3,
  packages: {
    '': manifest,
    'node_modules/node': { version: '24.0.0' },
    'node_modules/satteri': {
      version: '1.0.0',
      dependencies: { unist: '^3.0.0' },
      optionalDependencies: { '@bruits/satteri-linux-x64-gnu': '1.0.0', '@bruits/satteri-win32-x64-msvc': '1.0.0' },
      bin: { satteri: 'cli.js' },
    },
    'node_modules/@bruits/satteri-linux-x64-gnu': { version: '1.0.0', optional: true },
    'node_modules/satteri/node_modules/unist': { version: '3.0.0' },
  },
};

const echo = `
const [first, code] = process.argv.slice(2);
console.log(JSON.stringify({ args: process.argv.slice(2), node: process.env.PATH.split(${JSON.stringify(delimiter)})[0] }));
if (first === 'exit') process.exit(Number(code));
if (first === 'wait') setInterval(() => {}, 1000);
`;

export async function createCheckout(): Promise<Checkout> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign setup '));
  const root = join(folder, 'a checkout');
  const bin = join(folder, 'bin');
  const log = join(folder, 'npm.log');
  await mkdir(join(root, 'src', 'cli'), { recursive: true });
  await mkdir(bin);
  await cp(join(repository, 'scripts', 'setup'), join(root, 'scripts', 'setup'), { recursive: true });
  await cp(join(repository, 'scripts', 'setup.mjs'), join(root, 'scripts', 'setup.mjs'));
  const fakeNpm = join(import.meta.dirname, 'fake-npm.mjs');
  await writeFile(join(bin, 'npm'), `#!/bin/sh\nexec "${process.execPath}" "${fakeNpm}" "$@"\n`, { mode: 0o755 });
  await writeFile(log, '');

  const start: Checkout['start'] = (command, npm = {}) => {
    const { npm_execpath: _, ...env } = process.env;
    return spawn(process.execPath, [join(root, 'scripts', 'setup.mjs'), ...command], {
      cwd: root,
      env: { ...env, PATH: [bin, env['PATH']].join(delimiter), FAKE_NPM: JSON.stringify(npm), FAKE_NPM_LOG: log },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  };
  const checkout: Checkout = {
    root,
    start,
    setup: (command, npm) => outcomeOf(start(command, npm)),
    write: (path, content) =>
      writeFile(join(root, path), typeof content === 'string' ? content : JSON.stringify(content, null, 2)),
    npmCalls: async () => (await readFile(log, 'utf8')).split('\n').filter(Boolean),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  await checkout.write('package.json', manifest);
  await checkout.write('package-lock.json', lock);
  await checkout.write('src/cli/main.ts', echo);
  return checkout;
}

/** Waits for a started setup to end. */
export async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const read = async (stream: Readable | null) => (stream ? text(stream) : '');
  const [out, err, code] = await Promise.all([read(child.stdout), read(child.stderr), ended]);
  return { code, out, err };
}
