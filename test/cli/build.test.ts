import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { hashes } from './hashes.ts';
import { baseCopy, countersign, scratch } from './run.ts';

test(
  'a failed build leaves what is published as it was, and --publish-failing marks what fails',
  { timeout: 120_000 },
  async () => {
    const content = await baseCopy();
    const out = join(await scratch(), 'dist');
    const build = (...more: string[]) =>
      countersign('build', '--content', content, '--out', out, '--as-of', '2026-03-01', ...more);

    expect((await build()).code).toBe(0);
    const whole = await hashes(out);
    const { files } = JSON.parse(await readFile(join(out, 'snapshot.json'), 'utf8')) as {
      files: Record<string, string>;
    };
    const { 'snapshot.json': _manifest, ...rest } = whole;
    expect(rest).toEqual(files);

    vi.stubEnv('PAGEFIND_BINARY_PATH', join(content, 'no-such-program'));
    expect(await build('--fresh')).toMatchObject({ code: 2 });
    vi.unstubAllEnvs();
    expect(await hashes(out)).toEqual(whole);
    expect(await readdir(join(out, '..'))).toEqual(['dist']);

    for (const [disk, words] of [
      ['busy', /^.*dist is in use: something is mounted there, or a program holds it open\.\n→ .*dist\/site\.\n$/],
      ['full', /^Reading or writing .*\/people\/index\.html is not possible: the disk is full\.\n→ /],
    ] as const) {
      vi.stubEnv('NODE_OPTIONS', `--import ${new URL('refusing-disk.ts', import.meta.url).href}`);
      vi.stubEnv('DISK', disk);
      expect(await build()).toMatchObject({ code: 2, stderr: expect.stringMatching(words) });
      vi.unstubAllEnvs();
      expect(await hashes(out)).toEqual(whole);
      expect(await readdir(join(out, '..'))).toEqual(['dist']);
    }

    const record = join(content, 'systems/leave-helper.mdx');
    await writeFile(record, (await readFile(record, 'utf8')).replace(/^owner: .*\n/m, ''));
    const failed = await build();
    expect(failed).toMatchObject({ code: 1 });
    expect(failed.stdout).toContain('owner/missing');
    expect(await hashes(out)).toEqual(whole);

    expect((await build('--publish-failing')).code).toBe(1);
    expect(await readFile(join(out, 'systems/leave-helper/index.html'), 'utf8')).toContain('Not in order');
    expect((await readdir(join(out, '..'))).sort()).toEqual(['dist']);
    await rm(out, { recursive: true });
  },
);
