import { expect, test } from 'vitest';
import { RegistryRepository } from '../assess/trust/registry-repository.ts';
import { countersign } from './run.ts';

const RECORD = 'systems/leave-helper.mdx';
const brief = (registry: RegistryRepository, ...words: string[]) =>
  countersign('brief', ...words, '--content', registry.content, '--as-of', '2026-03-01');

/** A branch on which partners are to meet Leave Helper: another tier, with more to decide. */
function opened(): RegistryRepository {
  const registry = new RegistryRepository();
  registry.repo.git('switch', '-q', '-c', 'partners/1');
  registry.patch('registry.yaml', { edit: 'https://git.nordlys.example/ai/registry/edit/main/{path}' });
  registry.write(RECORD, registry.read(RECORD).replace('audience: [staff]', 'audience: [staff, partners]'));
  registry.commit('Let partners in');
  return registry;
}

/** The files of a brief by their paths, as somebody would paste them. */
function pasted(stdout: string): Map<string, string> {
  const parts = stdout.matchAll(/`content\/(decisions\/\S+\.json)`, and paste:\n\n```json\n(.*?)\n```/gs);
  return new Map([...parts].map(([, path = '', text = '']) => [path, `${text}\n`]));
}

test('prints a file for each function that has not decided on the head of a branch, and where it goes', async () => {
  const registry = opened();
  const { code, stdout } = await brief(registry, 'leave-helper');
  expect(code).toBe(0);
  const head = registry.repo.git('rev-parse', 'HEAD').slice(0, 10);
  expect(stdout).toContain(`Judged as of 1 March 2026, at commit ${head} on partners/1.`);
  expect(stdout.match(/^## .*/gm)).toEqual(
    ['security', 'privacy', 'operations', 'business'].map((name) => `## Leave Helper: ${name}`),
  );
  expect([...pasted(stdout).keys()]).toEqual(
    ['security', 'privacy', 'operations', 'business'].map((name) => `decisions/leave-helper/2026-03-01-${name}.json`),
  );
  expect(stdout).toContain(
    '(<https://git.nordlys.example/ai/registry/new/partners/1?filename=content%2Fdecisions%2Fleave-helper%2F2026-03-01-security.json>)',
  );
});

test('prints a file that counts once its blanks are filled in, and never before', async () => {
  const registry = opened();
  const { stdout } = await brief(registry, 'leave-helper', '--function', 'security');
  const [[path, text] = ['', '']] = pasted(stdout);
  expect(stdout).toContain('Fill in `rationale`.');
  const about = async () =>
    (await registry.gate()).diagnostics.filter(({ spot, subject }) => spot.file === path || subject === 'security');
  registry.write(path, text);
  expect((await about()).map(({ code, spot }) => `${code} ${spot.file}`)).toContain(`schema/wrong-value ${path}`);
  registry.write(path, text.replace('"rationale": ""', '"rationale": "Partners see what staff see."'));
  expect((await about()).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('names those who can decide where there are several, and says so where all is decided', async () => {
  const registry = opened();
  registry.patch('people.yaml', { people: { 'lea-quist': { functions: [{ function: 'privacy' }] } } });
  const { stdout } = await brief(registry, 'leave-helper', '--function', 'privacy');
  expect(stdout).toContain('Fill in `by` and `rationale`.');
  expect(stdout).toMatch(/It can be decided by .*\(`lea-quist`\)/);
  expect(stdout).toContain('with changes on top');
  expect((await brief(new RegistryRepository())).stdout).toContain('Everything that is asked for has been decided.');
});

test('gives no link where the registry names no forge, or no branch is checked out', async () => {
  const registry = opened();
  registry.repo.git('checkout', '-q', '--detach');
  const detached = await brief(registry, 'leave-helper', '--function', 'security');
  expect(detached.stdout).toContain(
    'Make a new file `content/decisions/leave-helper/2026-03-01-security.json` on this branch',
  );
  const named = await brief(registry, 'leave-helper', '--function', 'security', '--branch', 'partners/1');
  expect(named.stdout).toContain('/ai/registry/new/partners/1?filename=');
  registry.patch('registry.yaml', { edit: null });
  const nowhere = await brief(registry, 'leave-helper', '--function', 'security', '--branch', 'partners/1');
  expect(nowhere.stdout).not.toContain('<http');
});

test('keeps what a record says from being markup', async () => {
  const registry = opened();
  const record = registry.read(RECORD).replace('title: Leave Helper', 'title: "Leave [x](//evil) ```"');
  registry.write(RECORD, record);
  const { stdout } = await brief(registry, 'leave-helper', '--function', 'security');
  expect(stdout).toContain('## Leave \\[x\\]\\(//evil\\) \\`\\`\\`: security');
  expect(stdout).toContain('````text\n');
});

test('refuses a system and a function that there are not', async () => {
  const registry = new RegistryRepository();
  const system = await brief(registry, 'leave-helpr');
  expect([system.code, system.stderr]).toEqual([
    2,
    'There is no system “leave-helpr”.\n→ Did you mean “leave-helper”?\n',
  ]);
  expect((await brief(registry, 'leave-helper', '--function', 'sales')).code).toBe(2);
});
