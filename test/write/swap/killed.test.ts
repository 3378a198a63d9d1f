import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recover } from '../../../src/write/publish-folder.ts';
import { build, publishedSite, wholeSite } from './site.ts';

let top: string;
beforeEach(() => (top = mkdtempSync(join(tmpdir(), 'countersign-killed-'))));
afterEach(() => rmSync(top, { recursive: true, force: true }));

/** No process has this id: the largest that Linux gives is 4,194,304. */
const DEAD = '99999999';
const CHILD = join(import.meta.dirname, 'child.ts');

function child(out: string, text: string, when: string, mode = 'folder'): ChildProcessByStdio<null, Readable, null> {
  return spawn(process.execPath, [CHILD, out, text, when, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** How a process ended: the signal that killed it, or what it printed. */
async function ended(out: string, when: number | string, { text = 'new', mode = 'folder' } = {}): Promise<string> {
  const process = child(out, text, String(when), mode);
  const [said, [code, signal]] = await Promise.all([textOf(process.stdout), once(process, 'close')]);
  return code === 0 ? said.trim() : String(signal ?? code);
}

interface Seen {
  readonly absent: boolean;
  readonly site: string;
}

/** What a killed build left: a whole site; which the next command finds in its place; and nothing in the next one’s way. */
async function judge(out: string, mode?: 'link'): Promise<Seen> {
  const absent = !existsSync(out);
  const site = wholeSite(publishedSite(out));
  await recover(out);
  expect(wholeSite(out)).toBe(site);
  await build(out, 'next', { asLink: mode === 'link' });
  expect(wholeSite(out)).toBe('next');
  const beside = readdirSync(join(out, '..')).map((name) => name.replace(/[\da-f]{8}$/, ''));
  // The release before the last one stays, for those who are reading it.
  const release = '.dist-release-dist-';
  expect(beside).toEqual(mode === 'link' ? [release, release, 'dist'] : ['dist']);
  return { absent, site };
}

/** Kills a build before every one of its file operations, each time from the same beginning. */
async function killEverywhere(begin: (out: string) => void, mode?: 'link'): Promise<Seen[]> {
  const seen: Seen[] = [];
  const lanes = Array.from({ length: 3 }, (_, lane) => lane);
  let last = Number.POSITIVE_INFINITY;
  await Promise.all(
    lanes.map(async (lane) => {
      for (let step = 1 + lane; step < last; step += lanes.length) {
        const out = join(top, `step-${step}`, 'dist');
        begin(out);
        const how = await ended(out, step, { mode });
        if (how === 'done') last = Math.min(last, step);
        else expect(how).toBe('SIGKILL');
        if (step <= last) seen[step - 1] = await judge(out, mode);
      }
    }),
  );
  return seen.slice(0, last);
}

describe('a build that is killed', () => {
  it('before any operation of the swap leaves the old site or the new one, whole', async () => {
    const old = join(top, 'old');
    await build(join(old, 'dist'), 'old');
    const seen = await killEverywhere((out) => cpSync(old, join(out, '..'), { recursive: true }));
    expect(seen.length).toBeGreaterThan(15);
    const sites = seen.map(({ site }) => site);
    expect(sites).toEqual([...sites].sort().reverse());
    expect(new Set(sites)).toEqual(new Set(['old', 'new']));
    expect(seen.filter(({ absent }) => absent)).toEqual([{ absent: true, site: 'old' }]);
  });

  it('while it puts back what an earlier one left does so, too', async () => {
    const old = join(top, 'old');
    await build(join(old, 'dist'), 'old');
    // As an earlier build leaves it that dies between the two renames.
    renameSync(join(old, 'dist'), join(old, '.dist-previous'));
    writeFileSync(join(old, '.dist-lock-dist'), DEAD);
    mkdirSync(join(old, '.dist-staging-dist-0123abcd'));
    const seen = await killEverywhere((out) => cpSync(old, join(out, '..'), { recursive: true }));
    expect(new Set(seen.map(({ site }) => site))).toEqual(new Set(['old', 'new']));
    expect(seen[0]).toEqual({ absent: true, site: 'old' });
  });

  it('before any operation that turns a link leaves it turned to a whole site, and never absent', async () => {
    const old = join(top, 'old');
    await build(join(old, 'dist'), 'older', { asLink: true });
    await build(join(old, 'dist'), 'old', { asLink: true });
    const copy = (out: string) => cpSync(old, join(out, '..'), { recursive: true, verbatimSymlinks: true });
    const seen = await killEverywhere(copy, 'link');
    expect(new Set(seen.map(({ site }) => site))).toEqual(new Set(['old', 'new']));
    expect(seen.filter(({ absent }) => absent)).toEqual([]);
  });

  it('at any of fifty moments, each in what the last one left, leaves one of its sites, whole', async () => {
    const out = join(top, 'dist');
    await build(out, 'old');
    const moments = random(8);
    const sites = new Set<string>();
    for (let round = 0; round < 50; round++) {
      const process = child(out, String(round), 'never');
      await once(process.stdout, 'data');
      // However slow the machine is, some die in a later build than their first.
      if (round % 5 === 0) await once(process.stdout, 'data');
      await sleep(moments() * 60);
      process.kill('SIGKILL');
      await once(process, 'close');
      sites.add(wholeSite(publishedSite(out)));
    }
    expect(sites.size).toBeGreaterThan(1);
    await judge(out);
  });
});

describe('two builds at once', () => {
  it('into one folder do not mix: one of them is told of the other', async () => {
    const out = join(top, 'dist');
    await build(out, 'old');
    const both = await Promise.all(['a', 'b'].map((text) => ended(out, 'times:40', { text })));
    for (const said of both) {
      const { built, locked } = JSON.parse(said) as { built: number; locked: number };
      expect(built + locked).toBe(40);
    }
    expect(wholeSite(out)).toMatch(/^[ab]\.\d+$/);
    expect(readdirSync(top)).toEqual(['dist']);
  });
});

/** Numbers from 0 to 1 that are the same in every run (Park and Miller, 1988). */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
