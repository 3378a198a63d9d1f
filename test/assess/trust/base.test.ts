import { describe, expect, it } from 'vitest';
import { RegistryRepository } from './registry-repository.ts';

const NEW = 'decisions/leave-helper/2026-02-02-security.json';
const PREDICATE = { on: '2026-02-02', expires: '2028-02-01' };
const ENABLED = `decision/enabled-by-this-change ${NEW}`;

/** A branch that is checked out, cut from where `main` was before `since` was done there. */
function behind(since: (registry: RegistryRepository) => void): RegistryRepository {
  const registry = new RegistryRepository();
  registry.repo.git('branch', 'topic');
  since(registry);
  registry.commit();
  registry.repo.git('switch', '-q', 'topic');
  return registry;
}

describe('a branch that began before its target changed', () => {
  it.each<[what: string, since: (registry: RegistryRepository) => void, predicate: object]>([
    [
      'let somebody go',
      (registry) => registry.patch('people.yaml', { people: { 'ana-sol': { until: '2026-01-31' } } }),
      {},
    ],
    [
      'took a function from somebody',
      (registry) => registry.patch('people.yaml', { people: { 'ana-sol': { functions: null } } }),
      {},
    ],
    [
      'asked for a shorter term',
      (registry) => registry.patch('policy.yaml', { tiers: { low: { decision_valid_for: 'P6M' } } }),
      {},
    ],
    [
      'asked for signatures',
      (registry) => registry.patch('policy.yaml', { tiers: { low: { least_strength: 'signed' } } }),
      {},
    ],
  ])('is judged by what stands there now: it %s', async (_what, since, predicate) => {
    const registry = behind(since);
    registry.decide(NEW, { ...PREDICATE, ...predicate }).commit();
    expect(await registry.findings('main')).toEqual([ENABLED]);
    expect(await registry.messages('main')).toEqual([
      expect.stringContaining('counts only by people, keys or rules that have changed since the change began'),
    ]);
    expect(await registry.findings()).toEqual([]);
  });

  it('brings nothing anew that was taken back there', async () => {
    const registry = behind((main) =>
      main.patch('people.yaml', { people: { 'ana-sol': { until: '2026-01-31' } } }).patch('policy.yaml', {
        tiers: { low: { review_every: 'P1M' } },
      }),
    );
    registry.patch('people.yaml', { people: { 'kim-berg': { title: 'Head' } } }).commit();
    expect(await registry.findings('main')).toEqual([]);
    registry.patch('people.yaml', { people: { 'kim-berg': { functions: [{ function: 'legal' }] } } }).commit();
    expect(await registry.messages('main')).toEqual([
      expect.stringMatching(/^With this change .* can decide for legal/),
    ]);
  });

  it('did not take away what came there since', async () => {
    const registry = behind((main) =>
      main
        .decide(NEW, PREDICATE)
        .patch('registry.yaml', { name: 'Another name' })
        .write('guides/new.mdx', '---\ntitle: New\n---\nText.\n'),
    );
    registry.patch('people.yaml', { people: { 'kim-berg': { title: 'Head' } } }).commit();
    expect(await registry.findings('main')).toEqual([]);
  });

  it('may bring the same decision, and none of the same name', async () => {
    const registry = behind((main) => main.decide(NEW, PREDICATE));
    registry.decide(NEW, PREDICATE).commit('On a branch');
    expect(await registry.findings('main')).toEqual([]);
    registry.decide(NEW, { ...PREDICATE, rationale: 'Looked at again.' }).commit();
    expect(await registry.findings('main')).toEqual([`decision/edited ${NEW}`]);
    expect(await registry.messages('main')).toEqual([
      expect.stringContaining('under a name that another decision has where the change goes to'),
    ]);
  });
});
