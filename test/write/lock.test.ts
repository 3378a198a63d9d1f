import { mkdtempSync, promises, readFileSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lock } from '../../src/write/lock.ts';
import { LockedError } from '../../src/write/publish-fault.ts';

const { link, rm } = promises;

let top: string;
let file: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'countersign-lock-'));
  file = join(top, 'lock');
});
afterEach(() => {
  patch({ link, rm });
  rmSync(top, { recursive: true, force: true });
});

/** Also what modules have imported by name. */
function patch(functions: Partial<typeof promises>): void {
  Object.assign(promises, functions);
  syncBuiltinESMExports();
}

describe('a lock', () => {
  it('that was released while another asked for it is not cleared away, since a third may have it by then', async () => {
    const held = await lock(file);
    let third: Promise<() => Promise<void>> | undefined;
    patch({
      link: async (from, to) => {
        const answer = link(from, to);
        if (to === file) {
          // The second finds the lock taken, and right after that it is free.
          await answer.catch(() => undefined);
          patch({ link });
          await held();
          patch({ rm: takenBefore });
        }
        return answer;
      },
    });
    // Where the second were to clear the lock away, a third takes it just before.
    const takenBefore: typeof rm = async (path, options) => {
      if (path === file) {
        patch({ rm });
        third = lock(file);
        await third;
      }
      return rm(path, options);
    };
    const second = await lock(file).catch((error: unknown) => error);
    const holders = [second, await third].filter((holder) => typeof holder === 'function');
    expect(holders).toHaveLength(1);
    expect(readFileSync(file, 'utf8')).toContain(String(process.pid));
  });

  it('is held by one of many that take and release it over and over', async () => {
    let holding = 0;
    let most = 0;
    let taken = 0;
    const task = async () => {
      for (let round = 0; round < 60; round++) {
        try {
          const release = await lock(file);
          most = Math.max(most, ++holding);
          taken++;
          await setImmediate();
          holding--;
          await release();
        } catch (error) {
          expect(error).toBeInstanceOf(LockedError);
        }
      }
    };
    await Promise.all(Array.from({ length: 6 }, task));
    expect(taken).toBeGreaterThan(60);
    expect(most).toBe(1);
  });
});
