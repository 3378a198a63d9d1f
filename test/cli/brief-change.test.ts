import { expect, test } from 'vitest';
import { edited, LEAVE, TODAY } from '../change/changed-registry.ts';
import { baseCopy, countersign } from './run.ts';

const partners = () => edited(LEAVE, ['audience: [staff]', 'audience: [staff, partners]']);

test('brief --base prints what a change means, and judges nobody', async () => {
  const registry = partners();
  const words = ['brief', '--base', 'main', '--content', registry.content, '--as-of', TODAY];
  const { code, stdout } = await countersign(...words);
  expect(code).toBe(0);
  expect(stdout).toContain('**1 of 4 systems reached: 1 starts to fail, 1 loses approvals, 1 moves to another tier.**');
  expect(stdout).toContain('### Leave Helper · `leave-helper` · **starts to fail**');
  expect(stdout).toContain(
    '- **Void: approval of security** (Ana Sol, 26 May 2025). To decide again: Ana Sol.\n  - Who meets it',
  );
  const json = JSON.parse((await countersign(...words, '--format', 'json')).stdout) as {
    asOf: string;
    base: { ref: string; commit: string };
    systems: { id: string; voided: { function: string; fields: string[] }[] }[];
  };
  expect(json).toMatchObject({ asOf: TODAY, base: { ref: 'main', commit: registry.first } });
  expect(json.systems[0]).toMatchObject({
    id: 'leave-helper',
    voided: [{ function: 'security', fields: ['audience'] }, {}],
  });
});

test.each([
  ['a system beside it', ['leave-helper'], 'With --base the brief is about the whole change'],
  ['a function beside it', ['--function', 'security'], 'With --base the brief is about the whole change'],
  ['a limit that is none', ['--limit', 'many'], '“many” is not a limit.'],
  ['a limit below the head of a brief', ['--limit', '10'], '“10” is not a limit.'],
  [
    'a format that there is not',
    ['--format', 'html'],
    'There is no format “html”.\n→ Write --format markdown or json.',
  ],
  ['a base that there is not', ['--base', 'nowhere'], 'There is no commit “nowhere” in this repository.'],
])('brief --base refuses %s', async (_, words, message) => {
  const { content } = partners();
  const { code, stdout, stderr } = await countersign('brief', '--base', 'main', '--content', content, ...words);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});

test('brief takes a format and a limit only with a base, and a base only in a repository', async () => {
  const content = await baseCopy();
  const loose = await countersign('brief', '--content', content, '--format', 'json');
  expect([loose.code, loose.stderr]).toEqual([
    2,
    '--format and --limit are for the brief of a change.\n→ Add --base with the branch it goes to.\n',
  ]);
  const outside = await countersign('brief', '--content', content, '--base', 'main');
  expect(outside.code).toBe(2);
  expect(outside.stderr).toContain('lies in no git repository');
});
