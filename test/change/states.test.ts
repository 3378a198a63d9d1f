import { expect, test } from 'vitest';
import type { Gate } from '../../src/run.ts';
import { runGate } from '../../src/run.ts';
import type { RegistryRepository } from '../assess/trust/registry-repository.ts';
import { branched, LEAVE, statesOf, TODAY } from './changed-registry.ts';

/** Everything that a judgement says, to be compared. */
function told({ diagnostics, counts, assessment }: Gate) {
  const views = [...(assessment?.views.values() ?? [])].map(({ system, tier, approvals, coverage }) => ({
    id: system.id,
    tier,
    approvals: approvals.map(({ function: name, state }) => `${name} ${state}`),
    coverage: [...coverage.values()].map(({ control, grade }) => `${control} ${grade}`),
  }));
  return {
    counts,
    views,
    findings: diagnostics.map(({ code, severity, spot, message }) => ({ code, severity, spot, message })),
  };
}

/** The folder as it was at main, judged where it is checked out. */
async function checkedOut(registry: RegistryRepository): Promise<Gate> {
  const elsewhere = registry.repo.in('elsewhere');
  registry.repo.git('worktree', 'add', '-q', elsewhere, 'main');
  return runGate({ content: `${elsewhere}/content`, asOf: TODAY, bodies: 'judged' });
}

test.each<readonly [string, (registry: RegistryRepository) => void]>([
  ['nothing', () => undefined],
  ['a record', (registry) => registry.write(LEAVE, registry.read(LEAVE).replace('[staff]', '[staff, partners]'))],
  ['a record that goes away', (registry) => registry.remove(LEAVE)],
  ['a record that becomes unreadable', (registry) => registry.write(LEAVE, '---\na: [\n---\n')],
  ['a file of no kind', (registry) => registry.write('stray.ts', 'x')],
  ['a twin in case', (registry) => registry.write('guides/A.mdx', '---\ntitle: A\nsummary: A.\n---\n')],
  ['a decision', (registry) => registry.remove('decisions/leave-helper/2025-05-26-security.json')],
  ['a pinned file', (registry) => registry.write('evidence/leave-pentest.txt', 'other bytes')],
  ['the policy', (registry) => registry.write('policy.yaml', registry.read('policy.yaml').replaceAll('P12M', 'P1M'))],
  ['people, unreadable', (registry) => registry.write('people.yaml', 'x: [')],
])('tells the base from the folder where the change is %s, as if it were checked out', async (_, change) => {
  const registry = branched();
  change(registry);
  const expected = await checkedOut(registry);
  const { before } = await statesOf(registry);
  expect(told(before)).toEqual(told(expected));
});

test('tells what was broken at the base, and is mended', async () => {
  const registry = branched();
  registry.repo.git('switch', '-q', 'main');
  registry
    .write('stray.ts', 'x')
    .write(LEAVE, '---\na: [\n---\n')
    .write('guides/A.mdx', '---\ntitle: A\nsummary: A.\n---\n');
  registry.write('guides/a.mdx', '---\ntitle: A\nsummary: A.\n---\n');
  registry.commit('Break it');
  registry.repo.git('switch', '-q', '-C', 'change');
  registry
    .remove('stray.ts')
    .remove('guides/A.mdx')
    .write(LEAVE, registry.repo.git('show', `main~1:content/${LEAVE}`));
  const expected = await checkedOut(registry);
  const { before, after } = await statesOf(registry);
  expect(told(before)).toEqual(told(expected));
  const codes = (gate: Gate) => gate.diagnostics.map(({ code }) => code);
  expect(codes(before)).toEqual(expect.arrayContaining(['content/unknown-path', 'yaml/syntax']));
  expect(codes(after)).not.toContain('content/unknown-path');
});

test('compares with where the change began, not with what came to the base since', async () => {
  const registry = branched();
  registry.repo.git('switch', '-q', 'main');
  registry.write(LEAVE, registry.read(LEAVE).replace('[staff]', '[staff, partners]'));
  registry.commit('Move on');
  registry.repo.git('switch', '-q', 'change');
  const { files, before } = await statesOf(registry);
  expect(files.size).toBe(0);
  expect(before.commit.id).toBe(registry.first);
});
