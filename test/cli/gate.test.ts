import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ended } from './run.ts';

const ROOT = join(import.meta.dirname, '../..');
const RECORD = 'content/systems/leave-helper.mdx';
const OWNER = /^owner: .*\n/m;

// A project of its own, since `astro build` takes its content and its output folder from where it runs.
let project: string;
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'countersign-gate-'));
  for (const name of ['src', 'astro.config.mjs', 'tsconfig.json', 'package.json'])
    cpSync(join(ROOT, name), join(project, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(project, 'node_modules'));
  cpSync(join(ROOT, 'test/rules/base'), join(project, 'content'), { recursive: true });
  // What an earlier build published; its bytes are all that matters here.
  for (const [path, text] of [
    ['index.html', 'the last good site'],
    ['systems/index.html', 'the register'],
    ['snapshot.json', '{ "base": "/" }'],
  ] as const) {
    mkdirSync(dirname(join(project, 'dist', path)), { recursive: true });
    writeFileSync(join(project, 'dist', path), text);
  }
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

function run(...words: string[]): Promise<Ended> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      words,
      { cwd: project, maxBuffer: 1 << 26, env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } },
      (error, stdout, stderr) => {
        done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
      },
    );
  });
}

const astroBuild = (...more: string[]) => run(join(ROOT, 'node_modules/astro/bin/astro.mjs'), 'build', ...more);
const build = (...more: string[]) => run('src/cli/main.ts', 'build', ...more);

/** Every file of the published folder with the hash of its bytes, and what lies beside it. */
function published(): unknown {
  const dist = join(project, 'dist');
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
  return {
    files: files
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((file) => [file.slice(dist.length), hash(file)]),
    beside: readdirSync(project).filter((name) => name.startsWith('.dist')),
  };
}

async function withRecord(change: (text: string) => string, act: () => Promise<void>): Promise<void> {
  const file = join(project, RECORD);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, change(text));
  await act().finally(() => writeFileSync(file, text));
}

const SLOW = { timeout: 90_000 };

describe('a registry that is not in order', () => {
  it('is published neither by build nor by astro build, whatever Astro is told', SLOW, async () => {
    const before = published();
    await withRecord(
      (text) => text.replace(OWNER, ''),
      async () => {
        const [own, astro, elsewhere] = await Promise.all([
          build(),
          astroBuild(),
          astroBuild('--outDir', 'dist', '--force'),
        ]);
        expect(own).toMatchObject({ code: 1 });
        expect(own.stdout).toContain('error owner/missing');
        expect(own.stderr).toContain('dist stays as it is');
        for (const { code, stdout, stderr } of [astro, elsewhere]) {
          expect(code).not.toBe(0);
          expect(`${stdout}${stderr}`).toContain('error owner/missing');
          expect(`${stdout}${stderr}`).toContain('The registry is not in order, so nothing was built');
        }
      },
    );
    expect(published()).toEqual(before);
  });

  it('is not published either where it cannot be judged, or nothing is there', SLOW, async () => {
    const before = published();
    const policy = readFileSync(join(project, 'content/policy.yaml'), 'utf8');
    writeFileSync(join(project, 'content/policy.yaml'), '# later\n');
    const [own, astro] = await Promise.all([build('--publish-failing'), astroBuild()]);
    expect(own).toMatchObject({ code: 1 });
    expect(astro.code).not.toBe(0);
    writeFileSync(join(project, 'content/policy.yaml'), policy);
    expect(published()).toEqual(before);
  });
});

describe('a build while another runs', () => {
  it('is refused, clearly, and changes nothing', SLOW, async () => {
    // This process lives, so the lock that names it is held.
    writeFileSync(join(project, '.dist-lock-dist'), String(process.pid));
    const before = published();
    const [own, astro] = await Promise.all([build(), astroBuild()]);
    expect(own.code).toBe(2);
    expect(own.stderr).toContain('Another build is writing to the same folder; its lock is');
    expect(own.stderr).not.toMatch(/^\s+at /m);
    expect(astro.code).not.toBe(0);
    expect(astro.stderr + astro.stdout).toContain('Another build is writing to the same folder');
    expect(published()).toEqual(before);
    rmSync(join(project, '.dist-lock-dist'));
  });
});

describe('a build into a folder that is no site', () => {
  it.each([
    ['the content', ['--out', 'content'], 'content holds something that is no built site'],
    ['a link', ['--out', 'node_modules'], 'node_modules is a symbolic link'],
  ])('takes nothing away: %s', SLOW, async (_, words, message) => {
    const before = readdirSync(project);
    const { code, stderr } = await build(...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(readdirSync(project)).toEqual(before);
    expect(readFileSync(join(project, 'content/policy.yaml'), 'utf8')).toContain('tiers:');
  });
});
