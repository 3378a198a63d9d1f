import { describe, expect, it } from 'vitest';
import { RegistryRepository } from './registry-repository.ts';

const NEW = 'decisions/leave-helper/2026-02-02-security.json';
const PREDICATE = { on: '2026-02-02', expires: '2028-02-01' };
const ENABLED = `decision/enabled-by-this-change ${NEW}`;
const LEA = {
  people: { 'lea-quist': { functions: [{ function: 'security', up_to: 'high', appointed_by: 'sam-roy' }] } },
};

describe('a decision and the appointment that it needs', () => {
  it('are an error in one change, a warning alone, and nothing once the one stood before the other', async () => {
    const together = new RegistryRepository().patch('people.yaml', LEA).decide(NEW, { ...PREDICATE, by: 'lea-quist' });
    together.commit();
    expect(await together.findings(together.first)).toEqual([ENABLED, 'trust/changed people.yaml']);
    expect(await together.findings()).toEqual([]);

    const apart = new RegistryRepository().patch('people.yaml', LEA);
    const appointed = apart.commit();
    expect(await apart.findings(apart.first)).toEqual(['trust/changed people.yaml']);
    apart.decide(NEW, { ...PREDICATE, by: 'lea-quist' }).commit();
    expect(await apart.findings(appointed)).toEqual([]);
    expect(await apart.findings(apart.first)).toEqual([ENABLED, 'trust/changed people.yaml']);
  });

  it('are an error before they are committed, too', async () => {
    const registry = new RegistryRepository().patch('people.yaml', LEA).decide(NEW, { ...PREDICATE, by: 'lea-quist' });
    expect(await registry.findings('HEAD')).toEqual([ENABLED, 'trust/changed people.yaml']);
  });

  it('are an error for a system that is only proposed, before anybody looks', async () => {
    const registry = new RegistryRepository().patch('people.yaml', LEA);
    const file = 'decisions/idea-sorter/2026-02-20-security.json';
    registry.write(
      file,
      registry
        .read('decisions/idea-sorter/2026-02-12-security.json')
        .replace('2026-02-12', '2026-02-20')
        .replace('ana-sol', 'lea-quist'),
    );
    registry.commit('Propose', '2026-02-21T09:00:00Z');
    expect(await registry.findings(registry.first)).toEqual([
      `decision/enabled-by-this-change ${file}`,
      'trust/changed people.yaml',
    ]);
  });

  it.each([
    [
      'a deputy',
      { 'ana-sol': { away: [{ from: '2026-02-01', until: '2026-02-14', deputy: 'lea-quist' }] } },
      { by: 'lea-quist', for: 'ana-sol' },
    ],
    ['a longer term', { 'gil-noor': { until: null, functions: [{ function: 'security' }] } }, { by: 'gil-noor' }],
    ['a new person', { 'new-hand': { name: 'New Hand', functions: [{ function: 'security' }] } }, { by: 'new-hand' }],
  ])('are an error where it is %s', async (_what, people, predicate) => {
    const registry = new RegistryRepository()
      .patch('people.yaml', { people })
      .decide(NEW, { ...PREDICATE, ...predicate });
    registry.commit();
    expect((await registry.findings(registry.first))[0]).toBe(ENABLED);
    expect(await registry.findings()).toEqual([]);
  });
});

describe('a decision and the policy that it needs', () => {
  it.each<[what: string, policy: object, predicate: { on?: string; expires?: string; decision?: string }]>([
    ['a waiver', { tiers: { low: { may_waive: ['security'] } } }, { decision: 'not-required' }],
    ['a longer term', { tiers: { low: { decision_valid_for: 'P36M' } } }, { expires: '2029-02-01' }],
    ['a longer time to record', { decisions: { recorded_within: 'P1Y' } }, { on: '2025-06-02', expires: '2027-06-01' }],
  ])('are an error in one change: %s', async (_what, policy, predicate) => {
    const registry = new RegistryRepository().patch('policy.yaml', policy);
    const file = `decisions/leave-helper/${predicate.on ?? PREDICATE.on}-security.json`;
    registry.decide(file, { ...PREDICATE, ...predicate }).commit();
    expect(await registry.findings(registry.first)).toEqual([
      `decision/enabled-by-this-change ${file}`,
      'trust/changed policy.yaml',
    ]);
    expect(await registry.findings()).toEqual([]);
  });

  it('are an error where the policy moves the system to a lower tier', async () => {
    const registry = new RegistryRepository();
    const conditions = { tiers: { standard: { when: null }, high: { when: null } } };
    registry.patch('policy.yaml', conditions);
    const file = 'decisions/order-helper/2026-02-02-security.json';
    const text = registry.read('decisions/order-helper/2025-08-25-security.json');
    registry
      .write(
        file,
        text
          .replace('2025-08-25', '2026-02-02')
          .replace('"standard"', '"low"')
          .replace(/"expires": "[^"]*"/, '"expires": "2028-02-01"'),
      )
      .commit();
    expect((await registry.findings(registry.first))[0]).toBe(`decision/enabled-by-this-change ${file}`);
  });
});

describe('a signature and the key that it needs', () => {
  const signed = { tiers: { low: { least_strength: 'signed' } } };
  const FILE = 'decisions/leave-helper/2025-05-26-security.json';

  it('are an error in one change, also over a decision that stood before', async () => {
    const registry = new RegistryRepository().patch('policy.yaml', signed);
    const before = registry.commit();
    expect((await registry.findings(before)).filter((line) => line.includes('security.json'))).toEqual([
      `decision/too-weak ${FILE}`,
    ]);
    registry.giveKey('ana-sol').sign(FILE, 'ana-sol').commit();
    const found = (await registry.findings(before)).filter(
      (line) => !line.includes('business') && !line.includes('risk'),
    );
    expect(found).toEqual([`decision/enabled-by-this-change ${FILE}`, 'trust/changed people.yaml']);
  });

  it('are fine where the key stood before', async () => {
    const registry = new RegistryRepository().patch('policy.yaml', signed).giveKey('ana-sol');
    const before = registry.commit();
    registry.sign(FILE, 'ana-sol').commit();
    expect((await registry.findings(before)).filter((line) => line.includes('security'))).toEqual([]);
  });

  it('are an error where the policy asks for less at once', async () => {
    const registry = new RegistryRepository().patch('policy.yaml', signed);
    const before = registry.commit();
    registry
      .patch('policy.yaml', { tiers: { low: { least_strength: 'asserted' } } })
      .decide(NEW, PREDICATE)
      .commit();
    expect(await registry.findings(before)).toEqual([ENABLED, 'trust/changed policy.yaml']);
  });
});

describe('a base', () => {
  it('that has no registry lets one begin, and says so', async () => {
    const registry = new RegistryRepository();
    const empty = registry.repo.git('commit-tree', '-m', 'Nothing', registry.repo.feed('', 'mktree'));
    await expect(registry.gate(empty)).rejects.toThrow('have no commit in common');
    registry.repo.git('checkout', '-q', '--orphan', 'new');
    registry.repo.git('rm', '-rq', '--cached', '.');
    registry.repo.git('commit', '-q', '--allow-empty', '-m', 'Begin');
    expect(await registry.findings('new')).toEqual(['trust/changed people.yaml']);
  });

  it('whose people cannot be read lets nobody decide', async () => {
    const registry = new RegistryRepository();
    const people = registry.read('people.yaml');
    const broken = registry.write('people.yaml', 'people: [').commit();
    registry.write('people.yaml', people).decide(NEW, PREDICATE).commit();
    expect((await registry.findings(broken))[0]).toBe(ENABLED);
  });

  it('lets what was merged there since be none of the change', async () => {
    const registry = new RegistryRepository();
    registry.repo.git('switch', '-q', '-c', 'topic');
    registry.decide(NEW, PREDICATE).commit();
    registry.repo.git('switch', '-q', 'main');
    registry.patch('people.yaml', LEA).commit();
    registry.repo.git('switch', '-q', 'topic');
    expect(await registry.findings('main')).toEqual([]);
  });
});
