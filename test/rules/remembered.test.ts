import { expect, test } from 'vitest';
import { productFile } from './registry.ts';
import { remembering } from './remembering.ts';

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
