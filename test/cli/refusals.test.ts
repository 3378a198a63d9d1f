import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { baseCopy, countersign, scratch } from './run.ts';

describe('a run that is itself broken', () => {
  it.each<[string, string[], string]>([
    ['no command', [], 'Usage: countersign'],
    [
      'a report where a folder is',
      ['check', '--content', 'test/rules/base', '--format', 'json=src'],
      'is not possible',
    ],
    ['a first registry in a file', ['init', 'package.json'], 'package.json'],
    ['the page of what every object has', ['explain', 'constructor'], 'There is no rule “constructor”.'],
    ['a base path that leads up', ['build', '--base-path', '/../x/'], 'is not a base path'],
  ])('ends with 2 and says why: %s', async (_, words, message) => {
    const { code, stdout, stderr } = await countersign(...words);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at |fault of its own/m);
  });

  it('is one whose content folder is a link', async () => {
    const link = join(await scratch(), 'link');
    await symlink(await baseCopy(), link);
    const { code, stderr } = await countersign('check', '--content', link);
    expect(code).toBe(2);
    expect(stderr).toContain('is a symbolic link, not a folder');
    expect((await countersign('check', '--content', `${link}/`)).code).toBe(2);
  });
});

describe('a folder of records that is a link', () => {
  const DECISION = ['--function', 'security', '--by', 'ana-sol', '--rationale', 'It holds.', '--yes'];
  it.each<[string, string[]]>([
    ['decisions/order-helper', ['approve', 'order-helper', ...DECISION]],
    ['decisions', ['approve', 'order-helper', ...DECISION]],
  ])('leads no file out of the registry: %s', async (folder, words) => {
    const content = await baseCopy();
    const outside = await scratch();
    await rm(join(content, folder), { recursive: true });
    await symlink(outside, join(content, folder));
    const { code, stderr } = await countersign(...words, '--content', content, '--as-of', '2026-03-01');
    expect(code).toBe(2);
    expect(stderr).toContain(`${folder} is not a plain folder, so decisions/order-helper/2026-03-01-security.json`);
    expect(await readdir(outside)).toEqual([]);
  });
});

describe('a content folder', () => {
  it('without what it needs is a finding and no broken run', async () => {
    const content = await baseCopy();
    await writeFile(join(content, 'policy.yaml'), '');
    const { code, stdout, stderr } = await countersign('check', '--content', content, '--as-of', '2026-03-01');
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('policy.yaml:1:1 error schema/wrong-value');
  });

  it('whose time zone does not exist is judged in UTC, and told', async () => {
    const folder = join(await scratch(), 'new');
    await countersign('init', folder);
    const file = join(folder, 'registry.yaml');
    await writeFile(
      file,
      'name: AI registry\ntime_zone: Mars/Phobos\nframeworks: [nist-csf-2.0, nist-ai-rmf-1.0, owasp-nhi-2025]\n',
    );
    const { code, stdout, stderr } = await countersign('check', '--content', folder);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('registry.yaml:2:12 error schema/wrong-value');
  });

  it('gives the same report in any time zone and language', async () => {
    const content = await baseCopy();
    await mkdir(join(content, 'systems/İ'), { recursive: true });
    await writeFile(join(content, 'systems/İ/x.mdx'), 'x');
    const words = ['check', '--content', content, '--as-of', '2026-03-01', '--format', 'json'];
    const before = { TZ: process.env['TZ'], LANG: process.env['LANG'] };
    const reports: string[] = [];
    for (const [TZ, LANG] of [
      ['Pacific/Kiritimati', 'tr_TR.UTF-8'],
      ['America/Los_Angeles', 'C'],
    ]) {
      Object.assign(process.env, { TZ, LANG });
      reports.push((await countersign(...words)).stdout);
    }
    Object.assign(process.env, before);
    expect(reports[0]).toBe(reports[1]);
    expect(reports[0]).toContain('content/unknown-path');
  });
});
