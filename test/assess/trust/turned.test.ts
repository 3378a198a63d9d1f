import { describe, expect, it } from 'vitest';
import { RegistryRepository } from './registry-repository.ts';

const NEW = 'decisions/leave-helper/2026-01-20-security.json';
const PREDICATE = { on: '2026-01-20', expires: '2028-01-19' };

/** A branch that began before a decision came on the main line, and into which that line was merged weeks later. */
function turned(onMerge: (registry: RegistryRepository) => void = () => undefined): RegistryRepository {
  const registry = new RegistryRepository();
  registry.repo.git('branch', 'topic');
  registry.decide(NEW, PREDICATE).commit('Approve', '2026-01-21T09:00:00Z');
  registry.repo.git('switch', '-q', 'topic');
  registry.patch('people.yaml', { people: { 'kim-berg': { title: 'Head' } } }).commit('Go on', '2026-02-20T09:00:00Z');
  registry.repo.git('merge', '-q', '--no-ff', '--no-commit', 'main');
  onMerge(registry);
  registry.commit('Merge main', '2026-02-21T09:00:00Z');
  return registry;
}

const all = async (registry: RegistryRepository, base?: string) =>
  (await registry.gate(base)).diagnostics
    .filter(({ code }) => /^(?:history|decision)\//.test(code))
    .map(({ severity, code, spot }) => `${severity} ${code} ${spot.file}`);

describe('a branch into which the main line was merged', () => {
  it('is judged on the history of the main line, and warned of taking its place', async () => {
    expect(await all(turned(), 'main')).toEqual(['info history/turned decisions/']);
  });

  it('is no matter where the branch goes to the main line as it should', async () => {
    const registry = turned();
    registry.repo.git('switch', '-q', 'main');
    registry.repo.git('merge', '-q', '--no-ff', '-m', 'Merge topic', 'topic');
    expect(await all(registry)).toEqual([]);
    expect(await all(registry, 'HEAD~1')).toEqual([]);
  });

  it('that took its place is told by what stood before, and never passes for an earlier day', async () => {
    const registry = turned();
    const before = registry.repo.git('rev-parse', 'main');
    registry.repo.git('branch', '-f', 'main', 'topic');
    registry.repo.git('switch', '-q', 'main');
    expect(await all(registry, before)).toEqual(['info history/turned decisions/']);
    // The line of first parents knows the decision only since the merge.
    expect(await all(registry)).toEqual([`error decision/backdated ${NEW}`]);
  });
});

describe('a decision that a merge hides', () => {
  const GONE = 'warning decision/lost-in-merge systems/leave-helper.mdx';

  it('is told where the merge drops it', async () => {
    const registry = turned((merge) => merge.remove(NEW));
    expect(await all(registry)).toEqual([GONE]);
    expect(await all(registry, 'main')).toContain('error decision/removed systems/leave-helper.mdx');
  });

  it('is told where the merge rewords it', async () => {
    const registry = turned((merge) => merge.decide(NEW, { ...PREDICATE, rationale: 'In other words.' }));
    expect(await all(registry)).toContain(`warning decision/lost-in-merge ${NEW}`);
    expect(await all(registry, 'main')).toContain(`error decision/edited ${NEW}`);
  });

  it('is told where it was removed on the line that was merged, until it is back', async () => {
    const registry = new RegistryRepository();
    registry.repo.git('branch', 'topic');
    const text = registry.decide(NEW, PREDICATE).read(NEW);
    registry.commit('Approve', '2026-01-21T09:00:00Z');
    registry.remove(NEW).commit('Remove', '2026-01-22T09:00:00Z');
    expect(await all(registry)).toEqual(['error decision/removed systems/leave-helper.mdx']);
    registry.repo.git('switch', '-q', 'topic');
    registry.patch('people.yaml', { people: { 'kim-berg': { title: 'Head' } } }).commit('Go on');
    registry.repo.git('merge', '-q', '--no-ff', '-m', 'Merge main', 'main');
    expect(await all(registry)).toEqual([GONE]);
    registry.write(NEW, text).commit('Bring it back', '2026-01-23T09:00:00Z');
    expect((await all(registry)).filter((line) => line.includes('lost'))).toEqual([]);
  });
});
