import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RegistryRepository } from '../assess/trust/registry-repository.ts';
import { countersign, scratch } from './run.ts';

const AS_OF = ['--as-of', '2026-03-01'];

/** The base registry in a repository, in which some people have an account. */
function withAccounts(accounts: Readonly<Record<string, string>>): RegistryRepository {
  const people = Object.fromEntries(Object.entries(accounts).map(([id, account]) => [id, { account }]));
  return new RegistryRepository().patch('people.yaml', { people });
}

test('gives records to their owners and decisions to who holds the function, by account', async () => {
  const { content } = withAccounts({ 'kim-berg': 'kberg', 'ana-sol': '@ana-sol' });
  const { code, stdout, stderr } = await countersign('codeowners', '--content', content, ...AS_OF);
  expect(code).toBe(0);
  const lines = stdout.split('\n');
  expect(lines).toContain('/content/systems/leave-helper.mdx @kberg');
  expect(lines).toContain('/content/decisions/*/*-security* @ana-sol');
  expect(lines).toContain('/content/policy.yaml @ana-sol');
  // GitHub goes by the last line that matches.
  expect(lines.indexOf('/content/systems/ @ana-sol')).toBeLessThan(
    lines.indexOf('/content/systems/leave-helper.mdx @kberg'),
  );
  expect(stdout).toContain('# Not named, since people.yaml gives no account: ');
  expect(stderr).toMatch(/^Not named: .+\. Give [a-z-]+ an account in people\.yaml\.$/m);
  expect(stderr).not.toContain('ana-sol');
});

test('has sections for GitLab', async () => {
  const { content } = withAccounts({ 'kim-berg': 'kberg', 'ana-sol': 'ana-sol' });
  const { stdout } = await countersign('codeowners', '--content', content, ...AS_OF, '--forge', 'gitlab');
  expect(stdout).toContain('\n[Security]\n/content/decisions/*/*-security* @ana-sol\n');
  expect(stdout).toMatch(/^\[Records\]$/m);
});

test('names nobody by what is no account, and lets no text out of its line', async () => {
  const registry = withAccounts({ 'ana-sol': 'x\n* @mallory', 'kim-berg': 'kberg @mallory' });
  registry.patch('people.yaml', { people: { 'ana-sol': { name: 'Ana\n* @mallory' } } });
  const { stdout } = await countersign('codeowners', '--content', registry.content, ...AS_OF);
  for (const line of stdout.split('\n')) expect(line).toMatch(/^(?:#.*|\/content\/\S+(?: @[\w.-]+)+|)$/);
  expect(stdout.replace(/^#.*$/gm, '')).not.toContain('mallory');
});

test('writes to a file, and refuses a forge that it does not know', async () => {
  const { content } = withAccounts({ 'ana-sol': 'ana-sol' });
  const folder = join(await scratch(), 'a b');
  await mkdir(folder);
  await writeFile(join(folder, 'CODEOWNERS'), 'old');
  const file = join(folder, 'CODEOWNERS');
  const { stdout } = await countersign('codeowners', '--content', content, ...AS_OF, '--out', file);
  expect(stdout).toBe('');
  expect(await readFile(file, 'utf8')).toMatch(/^# Who reviews what in .*, as of 1 March 2026\.\n/);
  const refused = await countersign('codeowners', '--content', content, '--forge', 'gitea');
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.stderr).toContain('Write --forge github or gitlab.');
});
