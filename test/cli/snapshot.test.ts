import { appendFile, copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeSshKey } from '../assess/signature/openssh.ts';
import { baseCopy, countersign, scratch } from './run.ts';

test(
  'a published snapshot names the one before it, says what changed, and is verified with it',
  { timeout: 180_000 },
  async () => {
    const content = await baseCopy();
    const top = await scratch();
    const [first, second, kept, signers] = ['first', 'second', 'kept', 'signers'].map((name) => join(top, name)) as [
      string,
      string,
      string,
      string,
    ];
    const key = makeSshKey('ed25519');
    if (key === undefined) throw new Error('ssh-keygen makes no key');
    const build = (out: string, asOf: string, ...more: string[]) =>
      countersign('build', '--content', content, '--out', out, '--as-of', asOf, ...more);

    expect((await build(first, '2026-03-01')).code).toBe(0);
    expect(await readFile(join(first, 'index.html'), 'utf8')).toContain('No earlier snapshot was named');

    const record = join(content, 'systems/leave-helper.mdx');
    await writeFile(record, (await readFile(record, 'utf8')).replace(/^title: .*$/m, 'title: Holiday Helper'));
    expect((await build(second, '2026-03-08', '--previous', first, '--sign-snapshot', key.file)).code).toBe(0);
    const overview = await readFile(join(second, 'index.html'), 'utf8');
    expect(overview).toContain('since the snapshot as of 1 March 2026');
    expect(overview).toContain('Holiday Helper (leave-helper): title Leave Helper → Holiday Helper.');

    const diff = await countersign('diff-snapshots', first, second);
    expect(diff).toMatchObject({ code: 0, stderr: '' });
    expect(diff.stdout).toContain('  Holiday Helper (leave-helper): title Leave Helper → Holiday Helper.\n');

    // Whoever keeps the manifests can tell later whether one was rewritten.
    await mkdir(kept);
    await copyFile(join(first, 'snapshot.json'), join(kept, '2026-03-01.json'));
    await writeFile(signers, `"the pipeline" ${key.line}`);
    const verify = (...more: string[]) => countersign('verify', '--snapshot', second, ...more);
    const whole = await verify('--previous', kept, '--signers', signers);
    expect(whole).toMatchObject({ code: 0, stderr: '' });
    expect(whole.stdout).toMatch(
      /Signed by the pipeline, with SHA256:\S+\.\nBefore it: .*2026-03-01\.json, as of 1 March 2026/,
    );
    expect(whole.stdout).toContain('That is the first of the chain.\nIt holds.\n');

    expect(await countersign('diff-snapshots', join(kept, '2026-03-01.json'), second)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('2026-03-01.json holds no registers to compare.'),
    });

    // The key is nobody's in people.yaml, and without one nobody is known who may sign.
    expect((await verify('--content', content)).stdout).toContain('a key that is none of those who may sign');
    expect(await verify('--content', join(top, 'none'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('nobody is known whose signature counts'),
    });

    await writeFile(
      join(kept, '2026-03-01.json'),
      (await readFile(join(kept, '2026-03-01.json'), 'utf8')).replace('"/"', '"/x/"'),
    );
    const rewritten = await verify('--previous', kept, '--signers', signers);
    expect(rewritten.code).toBe(1);
    expect(rewritten.stdout).toContain('Rewritten: ');

    await appendFile(join(second, 'people/index.html'), ' ');
    await rm(join(second, 'risks/index.html'));
    await writeFile(join(second, 'api/registers/systems.json'), '{"rows":[]}');
    await writeFile(join(second, 'extra.html'), 'x');
    const tampered = await verify('--signers', signers, '--format', 'json');
    expect(tampered.code).toBe(1);
    expect(JSON.parse(tampered.stdout)).toMatchObject({
      holds: false,
      files: {
        missing: ['risks/index.html'],
        changed: ['api/registers/systems.json', 'people/index.html'],
        added: ['extra.html'],
      },
      signature: { state: 'good' },
    });

    // Nothing is compared with, or follows, what was altered; and what is refused leaves the site as it was.
    for (const refused of [
      await countersign('diff-snapshots', first, second),
      await build(first, '2026-03-08', '--previous', second),
    ])
      expect(refused).toMatchObject({
        code: 2,
        stderr: expect.stringContaining(`api/registers/systems.json of ${second} is not what its manifest says.`),
      });
    expect(await build(first, '2026-03-08', '--sign-snapshot', join(top, 'no-key'))).toMatchObject({ code: 2 });
    expect(await countersign('verify', '--snapshot', kept)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${kept} holds no built site.`),
    });
    expect(await countersign('verify', 'leave-helper', '--snapshot', first)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('are verified apart'),
    });

    // As a build leaves it that is killed between the two steps of its swap.
    await rename(first, join(top, '.dist-previous-first'));
    expect((await countersign('verify', '--snapshot', first)).code).toBe(0);
    expect(await readdir(top)).not.toContain('.dist-previous-first');
  },
);
