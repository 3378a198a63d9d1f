import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { generateRegistry } from '../../scripts/generate/registry.ts';
import { readContent } from '../../src/read/content.ts';
import { judge } from '../../src/run.ts';

test.each([
  ['without signatures', false],
  ['with signatures', true],
])('a registry that is generated %s has nothing against it', async (_, isSigned) => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-generated-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await generateRegistry(folder, { systems: 30, seed: 7, isSigned });
  const { diagnostics } = await judge(readContent(folder), { dirty: false, prefix: '' }, { asOf: '2026-11-22' });
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
});
