import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeMemoryFiles } from '../../src/write/memory-files.ts';

test('a memory is kept for the last few content folders, and is no fault where nothing can be written', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'countersign-memory-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const files = new Map([['0', Buffer.from('x\n')]]);
  for (let number = 0; number < 10; number++) {
    const folder = join(parent, `m${number}`);
    await writeMemoryFiles(folder, files);
    await utimes(folder, number, number);
  }
  await writeMemoryFiles(join(parent, 'last'), files);
  expect((await readdir(parent)).sort()).toEqual(['last', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9']);
  await expect(writeMemoryFiles(join(parent, 'last/0/below'), files)).resolves.toBeUndefined();
});
