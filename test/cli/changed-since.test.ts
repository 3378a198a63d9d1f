import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { RegistryRepository } from '../assess/trust/registry-repository.ts';
import { countersign, type Ended } from './run.ts';

const LEAVE = 'systems/leave-helper.mdx';
const ORDER = 'systems/order-helper.mdx';

/** The base registry with an owner of Leave Helper who is gone: a finding that everybody inherits. */
function withDebt(): RegistryRepository {
  const registry = new RegistryRepository();
  registry.write(LEAVE, registry.read(LEAVE).replace(/^owner: .*$/m, 'owner: gil-noor'));
  registry.commit('Leave a debt');
  return registry;
}

function check(registry: RegistryRepository, ...words: string[]): Promise<Ended> {
  return countersign('check', '--content', registry.content, '--as-of', '2026-03-01', ...words);
}

const since = (registry: RegistryRepository, ...words: string[]) =>
  check(registry, '--changed-since', 'HEAD', ...words);

describe('check --changed-since', () => {
  test('lists what is inherited apart, and does not fail for it', async () => {
    const registry = withDebt();
    expect((await check(registry)).code).toBe(1);
    const { code, stdout } = await since(registry);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Inherited: this change has nothing to do with 1 finding, /);
    expect(stdout).toContain('owner/gone');
    expect(stdout).toContain('1 error');
  });

  test('fails for a record that changed, and lists it first', async () => {
    const registry = withDebt();
    registry.write(ORDER, registry.read(ORDER).replace(/^owner: .*$/m, 'owner: gil-noor'));
    const { code, stdout } = await since(registry);
    expect(code).toBe(1);
    const [own = '', inherited = ''] = stdout.split('Inherited:');
    expect(own).toContain(ORDER);
    expect(own).not.toContain(LEAVE);
    expect(inherited).toContain(LEAVE);
  });

  test('counts from where the branch began, and also what is committed', async () => {
    const registry = withDebt();
    const before = registry.repo.git('rev-parse', 'HEAD');
    registry.write(LEAVE, `${registry.read(LEAVE)}\nMore prose.\n`);
    registry.commit('Touch it');
    expect((await since(registry)).code).toBe(0);
    expect((await check(registry, '--changed-since', before)).code).toBe(1);
  });

  test.each([
    ['people', (registry: RegistryRepository) => registry.write('people.yaml', `${registry.read('people.yaml')}# x\n`)],
    [
      'the policy',
      (registry: RegistryRepository) => registry.write('policy.yaml', `${registry.read('policy.yaml')}# x\n`),
    ],
    [
      'a decision on the system',
      (registry: RegistryRepository) =>
        registry.decide('decisions/leave-helper/2026-02-20-security.json', { on: '2026-02-20' }),
    ],
  ])('fails for an old finding when %s changes', async (_, change) => {
    const registry = withDebt();
    change(registry);
    expect((await since(registry)).code).toBe(1);
  });

  test.each([
    ['a guide', 'guides/how-we-work.mdx', '---\ntitle: How we work\nsummary: In a sentence.\n---\n\nText.\n'],
    ['another record', ORDER, undefined],
  ])('does not fail for it when %s changes', async (_, path, text) => {
    const registry = withDebt();
    registry.write(path, text ?? `${registry.read(path)}\nMore prose.\n`);
    expect((await since(registry)).code).toBe(0);
  });

  test('reaches the users of a shared identity, and them only', async () => {
    const registry = withDebt();
    const file = 'shared/nhis.yaml';
    const gateway = { id: 'svc-gateway', shared_because: 'One gateway signs in for all.', kind: 'service-account' };
    registry.write(file, dump({ nhis: [gateway] }));
    registry.write(ORDER, registry.read(ORDER).replace(/^nhis:\n/m, 'nhis:\n  - use: svc-gateway\n'));
    registry.commit('Share an identity');
    registry.write(file, `${registry.read(file)}# A comment.\n`);
    const { code, stdout } = await since(registry);
    expect(code).toBe(1);
    const [own = '', inherited = ''] = stdout.split('Inherited:');
    expect(own).toContain(ORDER);
    expect(own).not.toContain(LEAVE);
    expect(inherited).toContain(LEAVE);
    expect(inherited).not.toContain(ORDER);
  });

  test('fails for a file whose name holds a secret, which no report shows', async () => {
    const registry = withDebt();
    const token = `ghp${'_'}${'a1B2c3'.repeat(6)}`;
    registry.write(`evidence/${token}.pdf`, 'x');
    for (const path of ['uncommitted', 'committed']) {
      const { code, stdout } = await check(registry, '--changed-since', path === 'committed' ? 'HEAD~1' : 'HEAD');
      const [own = ''] = stdout.split('Inherited:');
      expect(own, path).toContain('nhi/secret-in-record');
      expect(stdout, path).not.toContain(token);
      expect(code, path).toBe(1);
      registry.commit();
    }
  });

  test('says so in the json, and annotates nothing inherited', async () => {
    const registry = withDebt();
    const { diagnostics } = JSON.parse((await since(registry, '--format', 'json')).stdout) as {
      diagnostics: { code: string; inherited?: boolean }[];
    };
    expect(diagnostics.find(({ code }) => code === 'owner/gone')?.inherited).toBe(true);
    expect((await since(registry, '--format', 'github')).stdout).not.toMatch(/^::/m);
    expect((await since(registry, '--format', 'junit')).stdout).toContain('failures="0"');
  });

  test('says what is wrong with a ref that is not there', async () => {
    const { code, stderr } = await check(withDebt(), '--changed-since', 'no-such-branch');
    expect(code).toBe(2);
    expect(stderr).toContain('no-such-branch');
  });
});
