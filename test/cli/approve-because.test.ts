import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countersign, scratch } from './run.ts';

const MODELS = 'shared/models.yaml';
const USERS = [
  'desk-assistant',
  'halden-assist',
  'meeting-notes',
  'restock-agent',
  'supplier-helper',
  'support-copilot',
];

/** The example organisation after its shared chat model has a new version. */
async function newVersion(): Promise<string> {
  const content = join(await scratch(), 'content');
  await cp(join(import.meta.dirname, '../../content'), content, { recursive: true });
  await edit(join(content, MODELS), 'version: "2026-05-13"', 'version: "2026-11-19"');
  return content;
}

async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
}

async function staleFor(name: string, content: string): Promise<string[]> {
  const { stdout } = await countersign('check', '--content', content, '--format', 'json');
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; system: string; subject: string }[] };
  return diagnostics
    .filter(({ code, subject }) => code === 'decision/stale' && subject === name)
    .map(({ system }) => system)
    .sort();
}

const decide = (content: string, ...words: string[]) =>
  countersign(
    'approve',
    '--content',
    content,
    '--by',
    'noor-haddad',
    '--rationale',
    'The 64 probes pass on it, too.',
    '--yes',
    ...words,
  );
const because = (content: string, ...words: string[]) =>
  decide(content, '--function', 'security', '--because', 'chat-large', ...words);

test('decides once for every system that a shared model reopened, one file each', async () => {
  const content = await newVersion();
  expect(await staleFor('security', content)).toEqual(USERS);
  const { code, stdout, stderr } = await because(content);
  expect(code).toBe(0);
  expect(stdout.trim().split('\n')).toEqual(
    USERS.map((id) => join(content, `decisions/${id}/2026-11-22-security.json`)),
  );
  expect(stderr.split('the version of the model chat-large: 2026-05-13 → 2026-11-19')).toHaveLength(2);
  for (const title of ['Desk Assistant', 'Halden Assist', 'Restock Agent']) expect(stderr).toContain(title);
  expect(await staleFor('security', content)).toEqual([]);
  expect((await staleFor('privacy', content)).length).toBeGreaterThan(0);
});

test('leaves out a system in which something else has changed as well, and says so', async () => {
  const content = await newVersion();
  await edit(
    join(content, 'systems/restock-agent.mdx'),
    'audience: [staff, partners]',
    'audience: [staff, partners, customers]',
  );
  const { code, stdout, stderr } = await because(content);
  expect(code).toBe(0);
  expect(stdout).not.toContain('restock-agent');
  expect(stderr).toContain('Restock Agent: something else has changed, too');
  expect(await staleFor('security', content)).toEqual(['restock-agent']);
});

test('prints the files to paste, and writes none', async () => {
  const content = await newVersion();
  const { code, stdout, stderr } = await because(content, '--print');
  expect(code).toBe(0);
  expect(stdout.match(/"name": "systems\//g)).toHaveLength(USERS.length);
  expect(stderr.match(/Paste this as decisions\//g)).toHaveLength(USERS.length);
  expect(await staleFor('security', content)).toEqual(USERS);
});

test('refuses what is not shared, what reopened nothing, and a system beside it', async () => {
  const content = await newVersion();
  const said = async (...words: string[]) => {
    const { code, stdout, stderr } = await decide(content, ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    return stderr;
  };
  expect(await said('--function', 'security', '--because', 'chat-larg')).toBe(
    '“chat-larg” is no identity and no model in shared/.\n→ Did you mean “chat-large”?\n',
  );
  expect(await said('--function', 'legal', '--because', 'chat-large')).toBe(
    '“chat-large” reopened nothing that legal decided.\n→ It reopened what security, privacy, operations and go-live decided.\n',
  );
  expect(await said('restock-agent', '--function', 'security', '--because', 'chat-large')).toContain(
    'A system and --because are given',
  );
  expect(await said('--function', 'security')).toContain('No system is given.');
  expect(await said('--function', 'risk', '--because', 'chat-large')).toContain('A risk belongs to one system.');
  expect(await said('--function', 'security', '--because', 'chat-large', '--meets', 'c1')).toContain(
    'A condition belongs to one system.',
  );
});

test('a single system is approved by its name, with what changed in words', async () => {
  const content = await newVersion();
  const { code, stderr } = await decide(content, 'restock-agent', '--function', 'security');
  expect(code).toBe(0);
  expect(stderr).toContain(
    'Changed since the last decision\n  the version of the model chat-large: 2026-05-13 → 2026-11-19\n',
  );
  expect(await staleFor('security', content)).toEqual(USERS.filter((id) => id !== 'restock-agent'));
});
