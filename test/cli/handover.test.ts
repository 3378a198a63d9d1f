import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lostLines } from '../edit/source.ts';
import { baseCopy, countersign } from './run.ts';

const AS_OF = ['--as-of', '2026-03-01'];

async function handover(content: string, ...words: string[]) {
  return countersign('handover', '--content', content, ...AS_OF, ...words);
}

function read(content: string, path: string): Promise<string> {
  return readFile(join(content, path), 'utf8');
}

test('moves what a leaver answers for, touches only those names, and leaves what they did', async () => {
  const content = await baseCopy();
  const paths = ['systems/leave-helper.mdx', 'systems/order-helper.mdx', 'people.yaml'];
  const before = await Promise.all(paths.map((path) => read(content, path)));
  const until = ['--until', '2026-04-30'];
  const { code, stdout } = await handover(content, '--from', 'kim-berg', '--to', 'mia-strand', ...until);
  expect(code).toBe(0);
  expect(stdout).toMatch(/systems\/leave-helper\.mdx:\d+ owner$/m);
  expect(stdout).toContain('30 April 2026 is the last day of kim-berg.');
  const after = await Promise.all(paths.map((path) => read(content, path)));
  for (const [at, text] of after.entries()) {
    const lost = lostLines(before[at] ?? '', text);
    for (const line of lost) expect(line).toMatch(/owner: kim-berg/);
    expect(text.replaceAll('owner: mia-strand', 'owner: kim-berg').replace(/\n *until: 2026-04-30/, '')).toBe(
      (before[at] ?? '').replaceAll('owner: mia-strand', 'owner: kim-berg'),
    );
  }
  expect(after[2]).toContain('    from: 2021-02-01\n    until: 2026-04-30\n');
  const checked = await countersign('check', '--content', content, ...AS_OF);
  expect(checked.code).toBe(0);
});

test('says which rule would find what then, and writes nothing', async () => {
  const content = await baseCopy();
  const before = await read(content, 'systems/leave-helper.mdx');
  const refused = await handover(content, '--from', 'kim-berg', '--to', 'ana-sol');
  expect(refused.code).toBe(1);
  expect(refused.stdout).toContain('error decision/by-owner');
  expect(refused.stdout).toContain('Nothing was written.');
  expect(await read(content, 'systems/leave-helper.mdx')).toBe(before);
  const anyway = await handover(content, '--from', 'kim-berg', '--to', 'ana-sol', '--anyway');
  expect(anyway.code).toBe(0);
  expect(await read(content, 'systems/leave-helper.mdx')).toContain('\nowner: ana-sol');
});

test('changes nothing in a dry run, and nothing in what is left out', async () => {
  const content = await baseCopy();
  const before = await read(content, 'systems/leave-helper.mdx');
  const dry = await handover(content, '--from', 'kim-berg', '--to', 'mia-strand', '--dry-run');
  expect(dry).toMatchObject({ code: 0 });
  expect(dry.stdout).toContain('this was a dry run');
  await handover(content, '--from', 'kim-berg', '--to', 'mia-strand', '--except', 'leave-helper');
  expect(await read(content, 'systems/leave-helper.mdx')).toBe(before);
  expect(await read(content, 'systems/order-helper.mdx')).toContain('\nowner: mia-strand');
});

test.each([
  [['--from', 'kim-brg', '--to', 'ana-sol'], 'Did you mean “kim-berg”?'],
  [['--from', 'kim-berg', '--to', 'nobody-there'], 'countersign new person nobody-there'],
  [['--from', 'kim-berg', '--to', 'kim-berg'], 'would hand over to themselves'],
  [['--from', 'kim-berg', '--to', 'ana-sol', '--except', 'leave-helpr'], 'Did you mean “leave-helper”?'],
  [['--from', 'kim-berg', '--to', 'ana-sol', '--as-of', '2001-01-01'], 'only starts on 4 May 2020'],
])('refuses %j', async (words, message) => {
  const { code, stderr } = await handover('test/rules/base', ...words);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
