import { expect, test } from 'vitest';
import { type Patch, productFile } from './registry.ts';
import { remembering } from './remembering.ts';
import { readRulePage } from './rule-page.ts';

// That remembered findings are the true ones is seen with the examples of every rule, in rules.test.ts.
test('what is in order is not judged again, nor is what has nothing to do with a change', async () => {
  await remembering([]);
  expect((await remembering([])).judgedAnew).toBe(0);
  const record = productFile('test/rules/base/systems/leave-helper.mdx');
  const { judgedAnew } = await remembering([
    { path: 'systems/leave-helper.mdx', language: 'mdx', text: `${record}\nMore prose.\n` },
  ]);
  expect(judgedAnew).toBe(1);
});

test('the same files that came on another day are judged anew', async () => {
  const [example] = readRulePage(productFile('src/assess/rules/decision/backdated.md')).fails;
  const patches = example?.patches ?? [];
  const inTime = patches.map((patch) => ({ ...patch, inChange: false }));
  const codes = async (some: readonly Patch[]) => (await remembering(some)).diagnostics.map(({ code }) => code);
  expect(await codes([...inTime, { path: 'clone', language: 'yaml', text: 'base: false' }])).toEqual([]);
  expect(await codes([...patches, { path: 'clone', language: 'yaml', text: 'base: false' }])).toEqual([
    'decision/backdated',
  ]);
});
