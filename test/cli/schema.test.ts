import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { countersign, scratch } from './run.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

test('prints the schema of one kind, and writes those of all', async () => {
  const { stdout } = await countersign('schema', 'system');
  expect(JSON.parse(stdout)).toMatchObject({
    additionalProperties: false,
    properties: { owner: { description: 'The one named person who is accountable.', examples: ['priya-shah'] } },
  });
  const folder = await scratch();
  expect(await countersign('schema', '--out', folder)).toMatchObject({ code: 0, stdout: '' });
  expect(await readFile(join(folder, 'system.schema.json'), 'utf8')).toBe(stdout);
});

test.each([
  [['schema'], 'It takes a kind of file to print its schema'],
  [['schema', 'systm'], 'Did you mean “system”?'],
])('refuses %j', async (words, said) => {
  const { code, stderr } = await countersign(...words);
  expect(code).toBe(2);
  expect(stderr).toContain(said);
});

test('tells the Astro extension which fields each .mdx file of this clone has', async () => {
  const folder = await scratch();
  await mkdir(join(folder, 'content/systems'), { recursive: true });
  await mkdir(join(folder, 'content/guides'));
  for (const path of ['systems/tea-bot.mdx', 'guides/Odd.mdx', 'guides/tea.mdx', 'policy.yaml'])
    await writeFile(join(folder, 'content', path), '');
  await promisify(execFile)(process.execPath, [MAIN, 'schema', '--frontmatter'], { cwd: folder });
  const of = (name: string) => readFile(join(folder, '.astro/collections', name), 'utf8');
  const { collections, entries } = JSON.parse(await of('collections.json')) as {
    collections: { name: string }[];
    entries: Record<string, string>;
  };
  const address = (path: string) => decodeURIComponent(pathToFileURL(join(folder, 'content', path)).href).toLowerCase();
  expect(entries).toEqual({ [address('guides/tea.mdx')]: 'guide', [address('systems/tea-bot.mdx')]: 'system' });
  for (const { name } of collections) expect(await of(`${name}.schema.json`)).toContain('"properties"');
});
