import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { beginStaging, FolderInUseError, LockedError, recover } from '../../src/write/publish-folder.ts';

let parent = '';
let out = '';
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'countersign-publish-'));
  out = join(parent, 'dist');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

async function publish(text: string): Promise<void> {
  const staging = await beginStaging(out);
  await writeFile(join(staging.folder, 'page'), text);
  await writeFile(join(staging.folder, 'snapshot.json'), '{}');
  await staging.publish();
}

describe('publishing a folder', () => {
  test('swaps it in whole and leaves nothing beside it', async () => {
    await publish('first');
    await publish('second');
    expect(await readFile(join(out, 'page'), 'utf8')).toBe('second');
    expect(await readdir(parent)).toEqual(['dist']);
  });

  test('what is discarded changes nothing', async () => {
    await publish('first');
    const staging = await beginStaging(out);
    await writeFile(join(staging.folder, 'page'), 'second');
    await staging.discard();
    expect(await readFile(join(out, 'page'), 'utf8')).toBe('first');
    expect(await readdir(parent)).toEqual(['dist']);
  });

  test('one build at a time: the second is refused while the first lives', async () => {
    const staging = await beginStaging(out);
    await expect(beginStaging(out)).rejects.toThrow(LockedError);
    await staging.discard();
    await publish('after');
    expect(await readFile(join(out, 'page'), 'utf8')).toBe('after');
  });

  test('the lock and the staging folder of a build that died are cleared away', async () => {
    await writeFile(join(parent, '.dist-lock-dist'), '999999999');
    await mkdir(join(parent, '.dist-staging-dist-dead'));
    await publish('alive');
    expect(await readdir(parent)).toEqual(['dist']);
  });

  test('what is no built site is never taken away', async () => {
    await mkdir(out);
    await writeFile(join(out, 'people.yaml'), '');
    await expect(beginStaging(out)).rejects.toThrow(FolderInUseError);
    expect(await readdir(out)).toEqual(['people.yaml']);
  });

  test('a swap that was cut short is finished by the next command', async () => {
    await publish('first');
    await rename(out, join(parent, '.dist-previous'));
    await recover(out);
    expect(await readFile(join(out, 'page'), 'utf8')).toBe('first');
  });

  test('a previous site that a crash left beside a whole one goes', async () => {
    await publish('second');
    await mkdir(join(parent, '.dist-previous'));
    await recover(out);
    expect(await readdir(parent)).toEqual(['dist']);
  });
});
