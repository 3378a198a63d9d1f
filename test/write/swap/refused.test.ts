import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PublishFault } from '../../../src/write/publish-fault.ts';
import { beginStaging } from '../../../src/write/publish-folder.ts';
import { build, wholeSite } from './site.ts';
import { onEveryStep } from './steps.ts';

let top: string;
let out: string;
beforeEach(async () => {
  top = mkdtempSync(join(tmpdir(), 'countersign-refused-'));
  out = join(top, 'dist');
  await build(out, 'old');
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

interface Refusal {
  readonly steps: readonly string[];
  /** What the build ended with; nothing where it went well. */
  readonly error: unknown;
}

/** A build into a file system that refuses its n-th change, counted from 1. */
async function refused(nth: number, code: string, name?: string): Promise<Refusal> {
  const steps: string[] = [];
  const restore = onEveryStep((step) => {
    if (name !== undefined && step !== name) return;
    if (steps.push(step) === nth) throw Object.assign(new Error(`${code}: refused, ${step}`), { code });
  });
  try {
    await build(out, 'new');
    return { steps, error: undefined };
  } catch (error) {
    return { steps, error };
  } finally {
    restore();
  }
}

/** What lies there, but for what another process has to clear away, since this one still lives. */
function beside(): string[] {
  return readdirSync(top).filter((name) => !name.startsWith(`.dist-lock-dist-${process.pid}-`));
}

describe('a file system that refuses', () => {
  it.each(['ENOSPC', 'EACCES', 'EROFS', 'EIO'])(
    'any one change with %s leaves a whole site in its place',
    async (code) => {
      for (let step = 1; ; step++) {
        const { steps, error } = await refused(step, code);
        if (steps.length < step) break;
        expect(wholeSite(out)).toMatch(error === undefined ? /^new$/ : /^(?:old|new)$/);
        await build(out, 'old');
        expect(beside()).toEqual(['dist']);
      }
    },
  );

  it.each([
    ['EXDEV', 'dist is on another file system than the folder around it, so that a new site cannot take its place'],
    ['EBUSY', 'dist is in use: something is mounted there, or a program holds it open.'],
  ])('either rename with %s is told in words, with the old site in its place', async (code, words) => {
    for (const step of [1, 2]) {
      const { error } = await refused(step, code, 'rename');
      expect(error).toBeInstanceOf(PublishFault);
      expect(error).toMatchObject({
        message: expect.stringContaining(words),
        hint: expect.stringContaining('dist/site'),
      });
      expect(wholeSite(out)).toBe('old');
      expect(readdirSync(top)).toEqual(['dist']);
    }
  });

  it('to put the old site back says where it lies', async () => {
    let renames = 0;
    const restore = onEveryStep((step) => {
      if (step === 'rename' && ++renames > 1) throw Object.assign(new Error('EIO: refused'), { code: 'EIO' });
    });
    await expect(build(out, 'new').finally(restore)).rejects.toThrow(`it is whole, in ${join(top, '.dist-previous')}`);
    expect(wholeSite(join(top, '.dist-previous'))).toBe('old');
    await build(out, 'next');
    expect(readdirSync(top)).toEqual(['dist']);
  });
});

it('leaves alone what a living build into another folder of a similar name has staged', async () => {
  const other = await beginStaging(join(top, 'dist-draft'));
  await build(out, 'new');
  expect(readdirSync(other.folder)).toEqual([]);
  await other.discard();
  mkdirSync(join(top, '.dist-staging-dist-0123abcd'));
  await build(out, 'new');
  expect(readdirSync(top)).toEqual(['dist']);
});
