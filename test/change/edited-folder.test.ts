import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EditedFolder } from '../../src/change/edited-folder.ts';
import { type Gate, runGate } from '../../src/run.ts';
import { RegistryRepository } from '../assess/trust/registry-repository.ts';
import { told } from '../told.ts';
import { LEAVE } from './changed-registry.ts';

const asOf = '2026-03-01';
const DECISION = 'decisions/leave-helper/2025-05-28-business.json';

/** What somebody does to a registry, and the paths that a watcher would name. */
const ACTS: readonly (readonly [string, (registry: RegistryRepository) => readonly string[]])[] = [
  ['nothing', () => []],
  ['a value in a record', (registry) => edit(registry, LEAVE, (text) => text.replace('[staff]', '[staff, partners]'))],
  ['a fault in its YAML', (registry) => edit(registry, LEAVE, (text) => text.replace('title:', 'title: ['))],
  ['that fault mended', (registry) => edit(registry, LEAVE, (text) => text.replace('title: [', 'title:'))],
  ['a record that is gone', (registry) => gone(registry, LEAVE)],
  ['a record of another name', (registry) => [...moved(registry, 'systems/order-helper.mdx', 'systems/orders.mdx')]],
  ['a name that differs in case alone', (registry) => write(registry, 'systems/Orders.mdx', 'none\n')],
  ['an owner who left', (registry) => edit(registry, 'people.yaml', (text) => text.replace('Kim Berg', 'Kim Borg'))],
  ['a decision that was edited', (registry) => edit(registry, DECISION, (text) => `${text}\n`)],
  ['evidence that was altered', (registry) => write(registry, 'evidence/leave-pentest.txt', 'Nothing was found.\n')],
  ['a file that nobody expects', (registry) => write(registry, 'notes/todo.txt', 'Later.\n')],
  ['a secret', (registry) => write(registry, 'guides/keys.mdx', `---\ntitle: ghp_${'a1B2'.repeat(9)}\n---\n`)],
  ['a secret that is gone', (registry) => gone(registry, 'guides/keys.mdx')],
  ['a commit', (registry) => (registry.commit('Keep all of it'), [])],
];

function write(registry: RegistryRepository, path: string, text: string): readonly string[] {
  const file = join(registry.content, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return [path];
}

function edit(registry: RegistryRepository, path: string, change: (text: string) => string): readonly string[] {
  const [before, after] = [registry.read(path), change(registry.read(path))];
  expect(after).not.toBe(before);
  return write(registry, path, after);
}

function gone(registry: RegistryRepository, path: string): readonly string[] {
  rmSync(join(registry.content, path));
  return [path];
}

function moved(registry: RegistryRepository, from: string, to: string): readonly string[] {
  renameSync(join(registry.content, from), join(registry.content, to));
  return [from, to];
}

test('whatever is done to a folder while it is edited, it is judged like one that is read for the first time', async () => {
  const registry = new RegistryRepository();
  const { content } = registry;
  const folder = new EditedFolder({ content, asOf });
  const same = async (gate: Gate, what: string) =>
    expect(told(gate), what).toEqual(told(await runGate({ content, asOf })));
  for (const [what, act] of ACTS) {
    const changed = new Set(act(registry));
    await same(await folder.judge((path) => changed.has(path)), what);
  }
  expect(readFileSync(join(content, DECISION), 'utf8')).toMatch(/\n\n$/);
});

test('two saves at once are judged one after the other', async () => {
  const registry = new RegistryRepository();
  const { content } = registry;
  const folder = new EditedFolder({ content, asOf });
  await folder.judge(() => false);
  const [first] = edit(registry, LEAVE, (text) => text.replace('[staff]', '[staff, partners]'));
  const one = folder.judge((path) => path === first);
  const [second] = edit(registry, 'people.yaml', (text) => text.replace('Kim Berg', 'Kim Borg'));
  const two = folder.judge((path) => path === second);
  await one;
  expect(told(await two)).toEqual(told(await runGate({ content, asOf })));
});

test('a folder that cannot be read is read anew as a whole when it is back', async () => {
  const registry = new RegistryRepository();
  const { content } = registry;
  const folder = new EditedFolder({ content, asOf });
  await folder.judge(() => false);
  renameSync(content, `${content}-away`);
  await expect(folder.judge(() => false)).rejects.toThrow();
  renameSync(`${content}-away`, content);
  edit(registry, LEAVE, (text) => text.replace('[staff]', '[staff, partners]'));
  expect(told(await folder.judge(() => false))).toEqual(told(await runGate({ content, asOf })));
});
