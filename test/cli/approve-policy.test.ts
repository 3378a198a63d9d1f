import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { baseCopy, countersign } from './run.ts';

const DAY = '2026-03-01';

/** The base registry, whose policy asks for the word of legal. */
async function asking(): Promise<string> {
  const content = await baseCopy();
  await appendFile(join(content, 'policy.yaml'), 'approved_by: [legal]\n');
  return content;
}

const on = (content: string, command: string, ...words: string[]) =>
  countersign(command, ...words, '--content', content, '--as-of', DAY);
const approve = (content: string, ...words: string[]) =>
  on(content, 'approve', '_policy', '--by', 'eva-holt', '--rationale', 'It asks for what the law asks.', ...words);

test('whoever holds the function approves the policy, and has to again when it changes', async () => {
  const content = await asking();
  const before = await on(content, 'check');
  expect(before.code).toBe(1);
  const [, asked = ''] = /(countersign approve _policy --function legal --by ID)/.exec(before.stdout) ?? [];
  expect(asked).not.toBe('');

  const first = await approve(content, '--function', 'legal', '--yes');
  expect(first.code, first.stderr).toBe(0);
  expect(first.stdout.trim()).toBe(join(content, `decisions/_policy/${DAY}-legal.json`));
  expect(first.stderr).toContain('The policy, for legal, on 1 March 2026');
  expect(first.stderr).toContain('This function has not decided before.');
  expect((await on(content, 'check')).code).toBe(0);
  expect((await on(content, 'verify')).stdout).toContain('state: the policy still says what was decided on');

  const policy = join(content, 'policy.yaml');
  await writeFile(
    policy,
    (await readFile(policy, 'utf8')).replace('registered_within: P180D', 'registered_within: P90D'),
  );
  const after = await on(content, 'check');
  expect(after.code).toBe(1);
  expect(after.stdout).toContain('it has changed since: intake.registered_within: 180 days → 90 days.');

  const second = await approve(content, '--function', 'legal', '--decision', 'reaffirmed', '--yes');
  expect(second.stderr).toContain('Changed since the last decision\n  intake.registered_within: 180 days → 90 days');
  expect(second.stdout.trim()).toBe(join(content, `decisions/_policy/${DAY}-legal-2.json`));
  expect((await on(content, 'check')).code).toBe(0);
});

test.each([
  [['--function', 'go-live'], 'The policy is decided on by a function, and go-live is none.'],
  [['--function', 'legal', '--rely-on', 'pentest'], '--rely-on is for decisions on a system'],
  [['--function', 'legal', '--expires', '2027-01-01'], '--expires is for decisions on a system'],
  [['--function', 'legal', '--decision', 'not-required'], 'The policy cannot be “not-required”.'],
])('what does not fit the policy is refused, and nothing is written: %s', async (words, said) => {
  const content = await asking();
  const { code, stderr } = await approve(content, ...words, '--yes');
  expect(code).toBe(2);
  expect(stderr).toContain(said);
  expect((await on(content, 'verify')).stdout).not.toContain('_policy');
});
