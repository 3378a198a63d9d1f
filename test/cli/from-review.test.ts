import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RegistryRepository } from '../assess/trust/registry-repository.ts';
import { countersign, type Ended } from './run.ts';

const RECORD = 'systems/leave-helper.mdx';
const FILE = 'decisions/leave-helper/2026-02-20-security.json';

function registryWith(people: object = { 'ana-sol': { account: 'ana-s' } }): RegistryRepository {
  const registry = new RegistryRepository().patch('people.yaml', { people });
  registry.commit('People');
  return registry;
}

/** An item of GitHub’s list of reviews. */
function review(registry: RegistryRepository, change: object = {}) {
  return {
    id: 80,
    node_id: 'MDE3OlB1bGxSZXF1ZXN0UmV2aWV3ODA=',
    user: { login: 'Ana-S', id: 1, type: 'User' },
    body: 'The probes pass.\n',
    state: 'APPROVED',
    html_url: 'https://git.nordlys.example/ai/registry/pull/12#pullrequestreview-80',
    pull_request_url: 'https://git.nordlys.example/api/v3/repos/ai/registry/pulls/12',
    submitted_at: '2026-02-20T09:30:00Z',
    commit_id: registry.repo.git('rev-parse', 'HEAD'),
    author_association: 'MEMBER',
    ...change,
  };
}

function approve(registry: RegistryRepository, exported: unknown, ...words: string[]): Promise<Ended> {
  const file = join(registry.repo.top, 'review.json');
  writeFileSync(file, typeof exported === 'string' ? exported : JSON.stringify(exported));
  const judged = ['--content', registry.content, '--as-of', '2026-03-01', '--yes'];
  return countersign('approve', 'leave-helper', '--function', 'security', '--from-review', file, ...judged, ...words);
}

test('records who approved which commit, when and with what words', async () => {
  const registry = registryWith();
  const exported = review(registry);
  const { code, stdout } = await approve(registry, exported);
  expect([code, stdout.trim()]).toEqual([0, join(registry.content, FILE)]);
  const { predicate } = JSON.parse(registry.read(FILE)) as { predicate: object };
  expect(predicate).toMatchObject({
    function: 'security',
    decision: 'approved',
    by: 'ana-sol',
    on: '2026-02-20',
    rationale: 'The probes pass.',
    review: { account: 'Ana-S', commit: exported.commit_id, at: '2026-02-20T09:30:00Z', href: exported.html_url },
  });
  expect(Object.keys(predicate)).not.toContain('body');
  expect((await registry.gate()).diagnostics.filter(({ spot }) => spot.file === FILE)).toEqual([]);
});

test('takes the newest verdict of a person out of a list, and asks whose where there are several', async () => {
  const registry = registryWith({ 'ana-sol': { account: 'ana-s' }, 'per-dahl': { account: 'perd' } });
  const refusing = review(registry, { state: 'CHANGES_REQUESTED', submitted_at: '2026-02-19T09:30:00Z' });
  const comment = review(registry, { state: 'COMMENTED', submitted_at: '2026-02-21T09:30:00Z' });
  const other = review(registry, { user: { login: 'perd' }, submitted_at: '2026-02-22T09:30:00Z' });
  const several = await approve(registry, [other, review(registry), comment, refusing]);
  expect([several.code, several.stderr]).toEqual([2, expect.stringContaining('It holds reviews by perd and Ana-S.')]);
  const own = await approve(registry, [other, review(registry), comment, refusing], '--by', 'ana-sol', '--print');
  expect(own.code).toBe(0);
  expect(JSON.parse(own.stdout)).toMatchObject({ predicate: { on: '2026-02-20', by: 'ana-sol' } });
  const later = review(registry, { state: 'CHANGES_REQUESTED', submitted_at: '2026-02-23T09:30:00Z' });
  const taken = await approve(registry, [review(registry), later]);
  expect([taken.code, taken.stderr]).toEqual([2, expect.stringContaining('“Ana-S” says CHANGES_REQUESTED')]);
});

test.each<[what: string, exported: (registry: RegistryRepository) => unknown, words: string[], message: string]>([
  ['no JSON', () => 'APPROVED', [], 'The review is no JSON.'],
  ['something else', () => ({ id: 1 }), [], 'That is no review of a forge: it has no state.'],
  ['an empty list', () => [], [], 'There is no review in it that approves or refuses anything.'],
  [
    'a comment',
    (registry) => review(registry, { state: 'COMMENTED' }),
    [],
    'says COMMENTED, and only APPROVED approves',
  ],
  ['a dismissed one', (registry) => review(registry, { state: 'DISMISSED' }), [], 'says DISMISSED, and only APPROVED'],
  ['one of nobody', (registry) => review(registry, { user: null }), [], 'The review names nobody'],
  ['one without a commit', (registry) => review(registry, { commit_id: null }), [], 'does not say which commit'],
  ['one without a time', (registry) => review(registry, { submitted_at: null }), [], 'does not say when'],
  [
    'approvals of GitLab',
    () => ({ id: 5, iid: 5, state: 'opened', approved_by: [{ user: { username: 'ana-s' } }] }),
    [],
    'These are approvals of GitLab, which do not say which commit was approved',
  ],
  [
    'one of a stranger',
    (registry) => review(registry, { user: { login: 'octo' } }),
    [],
    'The review is by “octo”, and nobody in people.yaml has that account.',
  ],
  ['one of another person', (registry) => review(registry), ['--by', 'mia-strand'], 'and --by says mia-strand'],
  ['one of another day', (registry) => review(registry), ['--on', '2026-02-21'], 'and --on says 2026-02-21'],
  [
    'one of the future',
    (registry) => review(registry, { submitted_at: '2026-03-02T09:30:00Z' }),
    [],
    'The review is of 2 March 2026, after the as-of date, 1 March 2026.',
  ],
  [
    'one of a commit that is not here',
    (registry) => review(registry, { commit_id: 'b'.repeat(40) }),
    [],
    'does not hold the commit bbbbbbbbbb',
  ],
])('refuses %s', async (_what, exported, words, message) => {
  const registry = registryWith();
  const { code, stderr, stdout } = await approve(registry, exported(registry), ...words);
  expect(stderr).toContain(message);
  expect(stderr).toContain('\n→ ');
  expect([code, stdout]).toEqual([2, '']);
});

test('refuses a review of what has changed since', async () => {
  const registry = registryWith();
  const exported = review(registry);
  registry.write(RECORD, registry.read(RECORD).replace('audience: [staff]', 'audience: [staff, partners]')).commit();
  const { code, stderr } = await approve(registry, exported);
  expect([code, stderr]).toEqual([2, expect.stringContaining('the record was another one')]);
});
