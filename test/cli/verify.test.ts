import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RegistryRepository } from '../assess/trust/registry-repository.ts';
import { countersign } from './run.ts';

const FILE = 'decisions/leave-helper/2025-05-26-security.json';
const verify = (registry: RegistryRepository, ...words: string[]) =>
  countersign('verify', ...words, '--content', registry.content, '--as-of', '2026-03-01');

interface Verification {
  readonly holds: boolean;
  readonly decisions: readonly {
    readonly file: string;
    readonly strength: string | null;
    readonly holds: boolean;
    readonly facts: Record<string, string>;
    readonly against: readonly string[];
  }[];
}

async function verified(registry: RegistryRepository, file = FILE): Promise<Verification['decisions'][number]> {
  const { stdout } = await verify(registry, 'leave-helper', '--format', 'json');
  const { decisions } = JSON.parse(stdout) as Verification;
  const found = decisions.find((other) => other.file === join(registry.content, file));
  if (found === undefined) throw new Error(`${file} was not verified`);
  return found;
}

test('says of each decision why it holds', async () => {
  const registry = new RegistryRepository().giveKey('ana-sol').sign(FILE, 'ana-sol');
  const id = registry.commit('Sign', '2026-01-15T09:00:00Z');
  const { code, stdout } = await verify(registry, 'leave-helper');
  expect(code).toBe(0);
  expect(stdout).toContain('3 decisions verified as of 1 March 2026: all hold (1 signed, 2 asserted).');
  const { facts, strength, holds, against } = await verified(registry);
  expect({ strength, holds, against }).toEqual({ strength: 'signed', holds: true, against: [] });
  expect(facts).toEqual({
    digest: expect.stringMatching(/^SHA-256 [0-9a-f]{64}, computed again from the values it was made on, and equal$/),
    state: 'it governs: approved, and the record is still what was decided on',
    signature: expect.stringMatching(/^by ana-sol with SHA256:\S{43}, over the very bytes of the file$/),
    authority: 'Ana Sol held security up to the high tier from 1 January 2025, appointed by Sam Roy',
    strength: 'signed; the policy asks for asserted in the low tier',
    origin: `came with commit ${registry.first.slice(0, 10)} of 12 January 2026, by Priya Shah, which began the registry: it may be older`,
  });
  expect(id).not.toBe(registry.first);
});

test('ends with 1 where one does not hold, and says what speaks against it', async () => {
  const registry = new RegistryRepository().giveKey('ana-sol').sign(FILE, 'ana-sol');
  registry.commit();
  registry.write(FILE, registry.read(FILE).replace('Nothing personal', 'Nothing at all')).commit();
  const { code, stdout } = await verify(registry, 'leave-helper');
  expect(code).toBe(1);
  expect(stdout).toContain(`${FILE} does not hold`);
  expect(stdout).toContain('3 decisions verified as of 1 March 2026: 1 does not hold');
  const { against } = await verified(registry);
  expect(against).toEqual([
    expect.stringContaining('did not sign these bytes'),
    expect.stringContaining('was changed by commit'),
  ]);
  expect((await verify(registry, 'order-helper')).code).toBe(0);
  expect((await verify(registry)).code).toBe(1);
});

test('names what changed since a decision, and holds it against a decision that governs', async () => {
  const registry = new RegistryRepository().patch('policy.yaml', {});
  const record = 'systems/leave-helper.mdx';
  registry.write(record, registry.read(record).replace('audience: [staff]', 'audience: [staff, partners]')).commit();
  const { facts, against } = await verified(registry);
  expect(facts['state']).toMatch(/^it governs: changed since; since then /);
  expect(against.length).toBeGreaterThan(0);
});

test('counts files that cannot be read, and those that are gone', async () => {
  const registry = new RegistryRepository();
  registry.write(FILE, '{').remove('decisions/leave-helper/2025-05-28-business.json');
  const { code, stdout } = await verify(registry, 'leave-helper');
  expect(code).toBe(1);
  expect(stdout).toContain('It cannot be read as a decision');
  expect(stdout).toContain('It was in the registry and is gone.');
  expect(stdout).toContain('3 decisions verified');
});

test('refuses a system and a format that there are not', async () => {
  const registry = new RegistryRepository();
  const system = await verify(registry, 'leave-helpr');
  expect([system.code, system.stderr]).toEqual([
    2,
    'There is no system “leave-helpr”.\n→ Did you mean “leave-helper”?\n',
  ]);
  expect((await verify(registry, 'leave-helper', '--format', 'xml')).code).toBe(2);
  const base = await countersign('check', '--content', registry.content, '--base', 'nope');
  expect([base.code, base.stderr]).toEqual([
    2,
    expect.stringMatching(/^There is no commit “nope” in this repository\.\n→ /),
  ]);
});
