import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { EditedFolder } from '../../src/change/edited-folder.ts';
import { siteModel } from '../../src/publish/site-model.ts';
import { type Gate, runGate } from '../../src/run.ts';
import { RegistryRepository } from '../assess/trust/registry-repository.ts';
import { told } from '../told.ts';
import { LEAVE } from './changed-registry.ts';

const asOf = '2026-03-01';
const NOTHING: ReadonlySet<string> = new Set();
const DECISION = 'decisions/leave-helper/2025-05-28-business.json';
const OTHER_DECISION = 'decisions/credit-check/2025-11-24-privacy.json';
const EVIDENCE = 'evidence/leave-pentest.txt';
const PENTEST = readFileSync(join(import.meta.dirname, '../rules/base', EVIDENCE), 'utf8');
const SHARED = `nhis:
  - id: svc-directory
    shared_because: One directory serves all of them.
    kind: service-account
    title: Reads the directory
    owner: mia-strand
    status: active
`;
const EXCEPTION = `---
title: Credit Check goes without its test until spring
rule: evidence/missing
systems: [credit-check]
kind: standard
reason: The laboratory moves.
compensating: [Nobody outside the team uses it]
requested_by: kim-berg
approved_by: ana-sol
from: 2026-02-01
until: 2026-04-30
closes_with: The test.
---
It moves in March.
`;

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
  ['the first evidence again', (registry) => edit(registry, EVIDENCE, () => PENTEST)],
  [
    'a secret that identities of two records share',
    (registry) =>
      edit(registry, 'systems/orders.mdx', (text) =>
        text.replaceAll('store-vault/order-helper', 'store-vault/credit-check'),
      ),
  ],
  ['a shared identity', (registry) => write(registry, 'shared/nhis.yaml', SHARED)],
  [
    'a record that uses it',
    (registry) =>
      edit(registry, 'systems/orders.mdx', (text) =>
        text.replace('operations:', '  - use: svc-directory\noperations:'),
      ),
  ],
  [
    'an owner of it who left',
    (registry) => edit(registry, 'shared/nhis.yaml', (text) => text.replace('mia-strand', 'kim-berg')),
  ],
  ['a decision on another record that is gone', (registry) => gone(registry, OTHER_DECISION)],
  ['a signature that is none', (registry) => write(registry, `${DECISION}.sig`, 'A scribble.\n')],
  ['another scribble', (registry) => write(registry, `${DECISION}.sig`, 'Two scribbles.\n')],
  ['an exception', (registry) => write(registry, 'exceptions/credit-test.mdx', EXCEPTION)],
  [
    'a policy that asks for more',
    (registry) => edit(registry, 'policy.yaml', (text) => text.replace(/review_every: P\w+/g, 'review_every: P10D')),
  ],
  ['a file that nobody expects', (registry) => write(registry, 'notes/todo.txt', 'Later.\n')],
  ['a link in the place of a file', (registry) => linked(registry, 'systems/orders.mdx')],
  [
    'the file again',
    (registry) => (gone(registry, 'systems/orders.mdx'), moved(registry, '../orders.mdx', 'systems/orders.mdx')),
  ],
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

function linked(registry: RegistryRepository, path: string): readonly string[] {
  const away = join(registry.content, '..', basename(path));
  renameSync(join(registry.content, path), away);
  symlinkSync(away, join(registry.content, path));
  return [path];
}

/** What its systems' pages say; nothing of a folder that could not be judged. */
function pages(gate: Gate): readonly unknown[] {
  if (gate.assessment === undefined) return [];
  const site = siteModel(gate, { base: '/', ruleDocs: new Map(), contentPrefix: 'content/' });
  return site.ids.systems.map((id) => [site.system(id), site.coverage(id)]);
}

test('whatever is done to a folder while it is edited, it is judged like one that is read for the first time', async () => {
  const registry = new RegistryRepository();
  const { content } = registry;
  const folder = new EditedFolder({ content, asOf });
  const same = async (gate: Gate, what: string) => {
    const anew = await runGate({ content, asOf });
    expect(told(gate), what).toEqual(told(anew));
    expect(pages(gate), what).toEqual(pages(anew));
  };
  for (const [what, act] of ACTS) {
    await same(await folder.judge(new Set(act(registry))), what);
  }
  expect(readFileSync(join(content, DECISION), 'utf8')).toMatch(/\n\n$/);
});

test('of systems that stand as they stood nothing is worked out again', async () => {
  const registry = new RegistryRepository();
  const folder = new EditedFolder({ content: registry.content, asOf });
  const first = await folder.judge(NOTHING);
  const changed = edit(registry, LEAVE, (text) => text.replace('[staff]', '[staff, partners]'));
  const second = await folder.judge(new Set(changed));
  const isSame = (id: string) => second.assessment?.views.get(id) === first.assessment?.views.get(id);
  expect(first.assessment?.registry.systems.size).toBe(4);
  expect(['credit-check', 'idea-sorter', 'order-helper'].map(isSame)).toEqual([true, true, true]);
  expect(isSame('leave-helper')).toBe(false);
  edit(registry, 'policy.yaml', (text) => text.replaceAll('P6M', 'P3M'));
  const third = await folder.judge(new Set(['policy.yaml']));
  expect(third.assessment?.views.get('credit-check')).not.toBe(first.assessment?.views.get('credit-check'));
});

test('two saves at once are judged one after the other', async () => {
  const registry = new RegistryRepository();
  const { content } = registry;
  const folder = new EditedFolder({ content, asOf });
  await folder.judge(NOTHING);
  const first = edit(registry, LEAVE, (text) => text.replace('[staff]', '[staff, partners]'));
  const one = folder.judge(new Set(first));
  const second = edit(registry, 'people.yaml', (text) => text.replace('Kim Berg', 'Kim Borg'));
  const two = folder.judge(new Set(second));
  await one;
  expect(told(await two)).toEqual(told(await runGate({ content, asOf })));
});

test('a folder that cannot be read is read anew as a whole when it is back', async () => {
  const registry = new RegistryRepository();
  const { content } = registry;
  const folder = new EditedFolder({ content, asOf });
  await folder.judge(NOTHING);
  renameSync(content, `${content}-away`);
  await expect(folder.judge(new Set([LEAVE]))).rejects.toThrow();
  renameSync(`${content}-away`, content);
  edit(registry, LEAVE, (text) => text.replace('[staff]', '[staff, partners]'));
  expect(told(await folder.judge(NOTHING))).toEqual(told(await runGate({ content, asOf })));
});
