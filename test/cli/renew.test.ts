import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lostLines } from '../edit/source.ts';
import { baseCopy, countersign } from './run.ts';

const RECORD = 'systems/credit-check.mdx';
const HELD = ['--by', 'ola-lie', '--outcome', 'continue', '--note', 'Overruled once: in twenty'];

function renew(content: string, asOf: string, ...words: string[]) {
  return countersign('renew', 'credit-check', '--content', content, '--as-of', asOf, ...words);
}

test('says what runs out before the next round, what to confirm, and how each function reaffirms', async () => {
  const { code, stdout } = await renew('test/rules/base', '2026-03-01');
  expect(code).toBe(0);
  expect(stdout).toContain('Held on 1 March 2026, it lasts until 1 June 2026.');
  expect(stdout).toContain('2026-05-08 Review; Ola Lie acts');
  expect(stdout).toMatch(/^To confirm/m);
  expect(stdout).toMatch(/ {2}security: /);
});

test('offers a reaffirmation only where nothing has changed, with the dates of one round, and it is taken as it is', async () => {
  const content = await baseCopy();
  const { stdout } = await renew(content, '2026-05-01');
  const offered = /countersign (approve .* --function security --decision reaffirmed .*) --rationale "…"/.exec(stdout);
  const words = offered?.[1]?.split(' ') ?? [];
  expect(words).toContain('--expires');
  const given = await countersign(...words, '--rationale', 'As before.', '--yes', '--as-of', '2026-05-01');
  expect(given).toMatchObject({ code: 0 });
  const later = await renew(content, '2026-05-01');
  expect(later.stdout).toMatch(/ {2}security: stands until /);
});

test('lets a function decide anew where its package has changed, and says what', async () => {
  const content = await baseCopy();
  const file = join(content, RECORD);
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^autonomy: .*/m, 'autonomy: autonomous'));
  const { stdout } = await renew(content, '2026-03-01');
  expect(stdout).toMatch(
    /security: decides anew; stale since Ana Sol decided on .*\n {4}changed: how far it acts by itself: /,
  );
});

test('adds the review that was held, and touches no other line', async () => {
  const content = await baseCopy();
  const before = await readFile(join(content, RECORD), 'utf8');
  const { code, stdout } = await renew(content, '2026-03-01', '--write', ...HELD);
  expect(code).toBe(0);
  const line =
    "  - { on: 2026-03-01, by: ola-lie, outcome: continue, next: 2026-06-01, note: 'Overruled once: in twenty' }";
  expect(stdout).toContain(line.trim());
  const after = await readFile(join(content, RECORD), 'utf8');
  expect(lostLines(before, after)).toEqual([]);
  expect(lostLines(after, before)).toEqual([line]);
  expect((await countersign('check', '--content', content, '--as-of', '2026-03-01')).code).toBe(0);
  const again = await renew(content, '2026-03-01', '--write', ...HELD);
  expect(again.stderr).toContain('The record has a review of 1 March 2026 already.');
});

test('writes nothing that check would refuse, nothing that is yet to come, and nothing that nobody has said', async () => {
  const content = await baseCopy();
  const before = await readFile(join(content, RECORD), 'utf8');
  const alone = await renew(content, '2026-03-01', '--write', '--by', 'kim-berg', '--outcome', 'continue');
  expect(alone.code).toBe(1);
  expect(alone.stderr).toContain('error review/by-owner-alone');
  const unsaid = await renew(content, '2026-03-01', '--write', '--by', 'ola-lie');
  expect(unsaid.stderr).toContain('→ Write --outcome continue.');
  const future = await renew(content, '2026-03-01', '--write', '--on', '2026-03-09', ...HELD);
  expect(future.stderr).toContain('9 March 2026 is yet to come');
  const far = await renew(content, '2026-03-01', '--write', ...HELD, '--next', '2026-12-01');
  expect(far.stderr).toContain('Write 2026-06-01 or an earlier day.');
  expect(await readFile(join(content, RECORD), 'utf8')).toBe(before);
});

test('prints the files to paste without a rationale, which nobody but a person writes', async () => {
  const { stdout, stderr } = await renew('test/rules/base', '2026-05-01', '--print');
  const [, path] = /paste this as (decisions\/credit-check\/2026-05-01-[a-z-]+\.json):/.exec(stderr) ?? [];
  expect(path).toBeDefined();
  expect(stdout).toContain('"decision": "reaffirmed"');
  expect(stdout).toContain('"rationale": ""');
});

test('refuses a system that is not there', async () => {
  const { code, stderr } = await countersign('renew', 'credit-chek', '--content', 'test/rules/base');
  expect(code).toBe(2);
  expect(stderr).toContain('Did you mean “credit-check”?');
});
