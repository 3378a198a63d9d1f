import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runGate } from '../../../src/run.ts';
import { scratch } from '../../read/history/repository.ts';
import { RegistryRepository } from './registry-repository.ts';

const NEW = 'decisions/leave-helper/2026-01-20-security.json';
const PREDICATE = { on: '2026-01-20', expires: '2028-01-19' };
const LATE = [`decision/backdated ${NEW}`];

describe('a backdated decision', () => {
  it('is one that came later than the policy allows, to the day', async () => {
    const inTime = new RegistryRepository().decide(NEW, PREDICATE);
    // In Oslo it is still the 27th.
    inTime.commit('Approve', '2026-01-27T22:59:59Z');
    expect(await inTime.findings()).toEqual([]);
    const late = new RegistryRepository().decide(NEW, PREDICATE);
    late.commit('Approve', '2026-01-27T23:00:00Z');
    expect(await late.findings()).toEqual(LATE);
    late.patch('policy.yaml', { decisions: { recorded_within: 'P8D' } });
    expect(await late.findings()).toEqual([]);
  });

  it('is one where the committer’s clock goes wrong, too', async () => {
    const registry = new RegistryRepository();
    registry
      .patch('people.yaml', { people: { 'kim-berg': { title: 'Head' } } })
      .commit('Go on', '2026-02-10T09:00:00Z');
    registry.decide(NEW, PREDICATE).commit('Approve', '2026-01-20T09:00:00Z');
    expect(await registry.messages()).toEqual([expect.stringContaining('came into the registry on 10 February 2026')]);
  });

  it('is none where the registry began with it, or git does not know when it came', async () => {
    const registry = new RegistryRepository();
    expect(await registry.findings()).toEqual([]);
    registry.decide(NEW, PREDICATE);
    expect(await registry.findings()).toEqual([]);
  });

  it('is not judged anew when it moves', async () => {
    const registry = new RegistryRepository();
    registry.decide(NEW, PREDICATE).commit('Approve', '2026-01-21T09:00:00Z');
    registry.move(NEW, NEW.replace('.json', '-2.json')).commit('Move', '2026-02-21T09:00:00Z');
    expect(await registry.findings()).toEqual([]);
  });

  it('matters as long as something hangs on it', async () => {
    const registry = new RegistryRepository().decide(NEW, PREDICATE);
    registry.commit('Approve', '2026-02-10T09:00:00Z');
    registry.decide('decisions/leave-helper/2026-02-20-security.json', { on: '2026-02-20', expires: '2028-02-19' });
    registry.commit('Approve again', '2026-02-20T09:00:00Z');
    expect(await registry.findings()).toEqual([]);
  });
});

describe('what git cannot tell', () => {
  it('is said in a shallow clone, and nothing is made up', async () => {
    const registry = new RegistryRepository().giveKey('ana-sol', { until: '2026-01-31' });
    registry.decide(NEW, PREDICATE).sign(NEW, 'ana-sol').commit('Approve', '2026-01-21T09:00:00Z');
    const before = registry
      .patch('people.yaml', { people: { 'kim-berg': { title: 'Head' } } })
      .commit('Go on', '2026-02-20T09:00:00Z');
    registry
      .patch('people.yaml', { people: { 'kim-berg': { title: 'Lead' } } })
      .commit('Go on', '2026-02-21T09:00:00Z');
    const clone = join(scratch(), 'clone');
    registry.repo.git('clone', '-q', '--depth', '2', pathToFileURL(registry.repo.top).href, clone);
    const judged = async (base?: string) => {
      const { diagnostics } = await runGate({ content: join(clone, 'content'), asOf: '2026-03-01', base });
      return diagnostics
        .filter(({ severity }) => severity !== 'info')
        .map(({ severity, code }) => `${severity} ${code}`);
    };
    expect(await judged()).toEqual(['warning history/shallow']);
    expect(await judged(before)).toEqual(['warning history/shallow']);
    await expect(judged(registry.first)).rejects.toThrow('There is no commit');
  });

  it('is said outside a repository, where everything else is judged all the same', async () => {
    const registry = new RegistryRepository().giveKey('ana-sol').decide(NEW, PREDICATE).sign(NEW, 'mia-strand');
    const folder = join(scratch(), 'content');
    cpSync(registry.content, folder, { recursive: true });
    const { diagnostics } = await runGate({ content: folder, asOf: '2026-03-01' });
    expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'info history/absent',
      'error decision/bad-signature',
    ]);
    await expect(runGate({ content: folder, asOf: '2026-03-01', base: 'main' })).rejects.toThrow(
      'lies in no git repository',
    );
  });
});
