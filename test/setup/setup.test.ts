import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCheckout, manifest, outcomeOf, type Checkout } from './checkout.ts';

// The stand-in for npm is a shell script.
describe.skipIf(process.platform === 'win32')('scripts/setup.mjs', () => {
  let checkout: Checkout;
  beforeEach(async () => {
    checkout = await createCheckout();
  });
  afterEach(() => checkout.remove());

  describe('installs', () => {
    test('once, says so on stderr, and then does nothing', async () => {
      const first = await checkout.setup(['countersign', 'check']);
      expect(first).toMatchObject({ code: 0, err: expect.stringContaining('there is no node_modules yet') });
      const second = await checkout.setup(['countersign', 'check']);
      expect(second).toMatchObject({ code: 0, out: first.out, err: '' });
      expect(await checkout.npmCalls()).toEqual(['ci']);
    });

    test('again when the lock has changed', async () => {
      await checkout.setup([]);
      await checkout.write(
        'package-lock.json',
        `${await readFile(join(checkout.root, 'package-lock.json'), 'utf8')}\n`,
      );
      const { err } = await checkout.setup([]);
      expect(err).toContain('made from another package-lock.json');
      expect(await checkout.npmCalls()).toEqual(['ci', 'ci']);
    });

    test('again when the Node in node_modules is gone', async () => {
      await checkout.setup([]);
      await rm(join(checkout.root, 'node_modules', 'node'), { recursive: true });
      expect((await checkout.setup(['node', '--version'])).code).toBe(0);
      expect(await checkout.npmCalls()).toEqual(['ci', 'ci']);
    });

    test('once when two start at the same time', async () => {
      const [one, two] = await Promise.all([checkout.setup([], { takes: 400 }), checkout.setup([], { takes: 400 })]);
      expect([one.code, two.code]).toEqual([0, 0]);
      expect(await checkout.npmCalls()).toEqual(['ci']);
      expect(one.err + two.err).toContain('waiting for the installation by process');
    });

    test('anew, without what was there, after an installation that was killed', async () => {
      const npm = { takes: 300, refusesOver: ['Missing: @bruits/satteri-win32-x64-msvc@ from lock file'] };
      const child = checkout.start([], npm);
      await expect.poll(() => checkout.npmCalls()).toEqual(['ci']);
      await mkdir(join(checkout.root, 'node_modules', 'half'));
      child.kill('SIGKILL');
      const { code, err } = await checkout.setup([], npm);
      expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('was cut off') });
      expect(existsSync(join(checkout.root, 'node_modules', 'half'))).toBe(false);
    });
  });

  describe('goes on with npm install', () => {
    const bindings = [
      'Missing: @bruits/satteri-win32-x64-msvc@ from lock file',
      'Missing: wasm-runtime@1.0.0 from lock file',
    ];

    test('where npm ci refuses over optional packages and what only those need', async () => {
      const adds = { 'node_modules/@bruits/satteri-win32-x64-msvc': { version: '1.0.0', optional: true } };
      const { code, err } = await checkout.setup([], { refusesOver: bindings, adds });
      expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('other platforms (2)') });
      expect(await checkout.npmCalls()).toEqual(['ci', 'install']);
    });

    test('and keeps a node_modules that somebody else finished', async () => {
      await checkout.setup([]);
      await rm(join(checkout.root, 'node_modules', '.countersign-setup'));
      await mkdir(join(checkout.root, 'node_modules', 'linked'));
      expect((await checkout.setup([], { refusesOver: bindings })).code).toBe(0);
      expect(existsSync(join(checkout.root, 'node_modules', 'linked'))).toBe(true);
    });

    test('but not over a package that is needed', async () => {
      const packages = {
        '': manifest,
        'node_modules/node': {},
        'node_modules/satteri': { dependencies: { unist: '3' } },
      };
      await checkout.write('package-lock.json', { packages });
      const refusesOver = [...bindings, 'Missing: unist@3.0.0 from lock file'];
      const { code, err } = await checkout.setup([], { refusesOver });
      expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('Missing: unist@3.0.0') });
      expect(await checkout.npmCalls()).toEqual(['ci']);
    });

    test('but not over a version that does not fit', async () => {
      const refusesOver = [...bindings, "Invalid: lock file's unist@3.0.0 does not satisfy unist@4.0.0"];
      expect((await checkout.setup([], { refusesOver })).code).toBe(2);
      expect(await checkout.npmCalls()).toEqual(['ci']);
    });

    test('and fails when that brings a needed package that the lock does not pin', async () => {
      const adds = { 'node_modules/left-pad': { version: '1.3.0' } };
      const { code, err } = await checkout.setup([], { refusesOver: bindings, adds });
      expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('node_modules/left-pad 1.3.0') });
    });
  });

  describe('fails, runs no command, and says what to do', () => {
    test('when package.json and the lock disagree', async () => {
      await checkout.write('package.json', { dependencies: { node: '24.0.0', satteri: '1.1.0', zod: '4.0.0' } });
      const { code, out, err } = await checkout.setup(['countersign', 'check']);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('satteri (dependencies): package.json has 1.1.0, the lock has 1.0.0');
      expect(err).toContain('zod (dependencies): package.json has 4.0.0, the lock has none');
      expect(err).toContain('run `npm install`');
      expect(await checkout.npmCalls()).toEqual([]);
    });

    test('when npm fails, with what npm said', async () => {
      const { code, out, err } = await checkout.setup(['countersign'], { failsWith: 'npm error code ENOTFOUND' });
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('npm error code ENOTFOUND');
    });

    test('when the installation changed the lock, each time until that is settled', async () => {
      const { code, err } = await checkout.setup(['countersign'], { changesLock: true });
      expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('git diff package-lock.json') });
    });

    test('when the npm package node brought no program', async () => {
      const { code, err } = await checkout.setup(['countersign'], { leavesOutNode: true });
      expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('ignore-scripts') });
    });

    test('when package-lock.json is not JSON', async () => {
      await checkout.write('package-lock.json', '<<<<<<< HEAD');
      const { code, err } = await checkout.setup([]);
      expect({ code, err }).toMatchObject({
        code: 2,
        err: expect.stringContaining('git checkout -- package-lock.json'),
      });
    });

    test('when the command is unknown', async () => {
      const { code, err } = await checkout.setup(['left-pad']);
      expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('"left-pad" is neither') });
    });
  });

  describe('runs the command', () => {
    test('with its arguments untouched and its own Node first on PATH', async () => {
      const args = ['check', 'two words', '$HOME', '*', '--flag=“x”', ''];
      const { out } = await checkout.setup(['countersign', ...args]);
      const node = dirname(join(checkout.root, 'node_modules', 'node', 'bin', 'node'));
      expect(JSON.parse(out)).toEqual({ args, node });
    });

    test('of an installed package', async () => {
      expect((await checkout.setup(['satteri', 'hello'])).out).toBe('satteri hello\n');
    });

    test('and ends with its exit code', async () => {
      expect((await checkout.setup(['countersign', 'exit', '7'])).code).toBe(7);
    });

    test('and hands it the signals it gets', async () => {
      await checkout.setup([]);
      const child = checkout.start(['countersign', 'wait']);
      child.stdout?.once('data', () => child.kill('SIGTERM'));
      expect((await outcomeOf(child)).code).toBe(128 + 15);
    });
  });
});
