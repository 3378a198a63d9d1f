import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { entriesIn } from '../../src/parse/memory/entry.ts';
import { Memory, SHARDS } from '../../src/parse/memory/memory.ts';
import { RememberedFile } from '../../src/parse/memory/remembered-file.ts';
import { memoryFolder } from '../../src/read/memory-files.ts';
import { runGate } from '../../src/run.ts';
import { told } from '../told.ts';
import { LEAVE } from '../change/changed-registry.ts';
import { scratch } from '../read/history/repository.ts';
import { countersign } from '../cli/run.ts';
import { RegistryRepository } from '../assess/trust/registry-repository.ts';

const BASE = join(import.meta.dirname, '../rules/base');
const PROGRAM = 'this program';

function copyOfBase(): string {
  const content = join(scratch(), 'content');
  cpSync(BASE, content, { recursive: true });
  return content;
}

const run = (content: string, memory?: Memory) => runGate({ content, bodies: 'judged', memory });
type Files = Map<string, Buffer>;

function* linesOf(files: Files): Iterable<[string, Buffer]> {
  for (const file of files.values()) yield* entriesIn(file);
}

const memoryOf = (files: Files, program = PROGRAM) => new Memory(program, new Map(linesOf(files)));

/** What a run over a folder leaves for the next, by the names of its files. */
async function learntFrom(content: string, memory = new Memory(PROGRAM, new Map())): Promise<Files> {
  const { sources } = await run(content, memory);
  const learnt = memory.learnt(sources, ({ isInOrder }) => isInOrder === true);
  return new Map(
    [...learnt].map(([shard, entries]) => [
      shard,
      Buffer.concat(entries.flatMap(({ line }) => [line, Buffer.from('\n')])),
    ]),
  );
}

/** How many files a run took from its memory. */
async function recalled(content: string, memory: Memory): Promise<number> {
  const { sources } = await run(content, memory);
  return [...sources.values()].filter((source) => source instanceof RememberedFile).length;
}

describe('a memory of what was read', () => {
  test('gives the same as reading, for every file that is in order', async () => {
    const content = copyOfBase();
    const files = await learntFrom(content);
    expect(await recalled(content, memoryOf(files))).toBeGreaterThan(20);
    expect(told(await run(content, memoryOf(files)))).toEqual(told(await run(content)));
  });

  test.each<readonly [string, (text: string) => string]>([
    ['another value', (text) => text.replace('[staff]', '[staff, partners]')],
    ['a wrong value', (text) => text.replace('status: production', 'status: live')],
    ['a fault in its YAML', (text) => text.replace('title:', 'title: [')],
    ['a fault in its body', (text) => `${text}\n<script>x</script>\n`],
    ['a mention of nothing', (text) => `${text}\n<Evidence id="nowhere" />\n`],
    ['a secret', (text) => text.replace('team: core', `team: core\npurpose2: ghp_${'a1B2'.repeat(9)}`)],
    ['other line ends', (text) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text) => `\ufeff${text}`],
    ['an owner who left', (text) => text.replace('owner: kim-berg', 'owner: gil-noor')],
  ])('says the same of a record with %s, before and after it was remembered', async (_, change) => {
    const content = copyOfBase();
    const before = await learntFrom(content);
    writeFileSync(join(content, LEAVE), change(readFileSync(join(content, LEAVE), 'utf8')));
    const expected = told(await run(content));
    expect(told(await run(content, memoryOf(before)))).toEqual(expected);
    const after = new Map([...before, ...(await learntFrom(content, memoryOf(before)))]);
    expect(told(await run(content, memoryOf(after)))).toEqual(expected);
  });

  test('does not take a file for another of the same bytes and another kind', async () => {
    const content = copyOfBase();
    const files = await learntFrom(content);
    const text = readFileSync(join(content, LEAVE));
    writeFileSync(join(content, 'intake/leave-helper.mdx'), text);
    writeFileSync(join(content, 'decisions/leave-helper/2026-01-01-security.json'), text);
    expect(told(await run(content, memoryOf(files)))).toEqual(told(await run(content)));
  });

  test('forgets everything where the program is another one', async () => {
    const content = copyOfBase();
    expect(await recalled(content, memoryOf(await learntFrom(content), 'another program'))).toBe(0);
  });

  test('writes only what changed, and drops what is no longer used', async () => {
    const content = copyOfBase();
    const files = await learntFrom(content);
    const count = (all: Files) => [...linesOf(all)].length;
    writeFileSync(join(content, LEAVE), `${readFileSync(join(content, LEAVE), 'utf8')}\nMore prose.\n`);
    const fresh = await learntFrom(content, memoryOf(files));
    // The record, and what was found about it.
    expect(fresh.size).toBeLessThanOrEqual(2);
    expect(count(new Map([...files, ...fresh]))).toBeLessThanOrEqual(count(files) + 2);
    expect((await learntFrom(content, memoryOf(new Map([...files, ...fresh])))).size).toBe(0);
  });
});

describe('a memory that is not what was written', () => {
  /** A generator of numbers that is the same in every run. */
  function dice(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
      return state % below;
    };
  }
  const roll = dice(7);
  const spoilt: readonly (readonly [string, (file: Buffer) => Buffer])[] = [
    [
      'a bit is another one',
      (file) => {
        const copy = Buffer.from(file);
        const at = roll(copy.length);
        copy[at] = (copy[at] ?? 0) ^ (1 << roll(8));
        return copy;
      },
    ],
    ['it is cut', (file) => file.subarray(0, roll(file.length))],
    ['its beginning is gone', (file) => file.subarray(1 + roll(file.length - 1))],
    ['bytes were put in', (file) => Buffer.concat([file.subarray(0, 200), Buffer.from('xyz\n'), file.subarray(200)])],
    ['it is empty', () => Buffer.alloc(0)],
    ['it is something else', () => Buffer.from(`${'{"a":1}\n'.repeat(50)}${'\0'.repeat(500)}`)],
    [
      'a value in it was edited',
      (file) => Buffer.from(file.toString('utf8').replaceAll('"staff"', '"stuff"').replaceAll('core', 'cure')),
    ],
    [
      'its lines have swapped what they say',
      (file) => {
        const lines = file.toString('utf8').trimEnd().split('\n');
        const heads = lines.map((line) => line.slice(0, 66));
        return Buffer.from(lines.map((line, at) => `${heads[(at + 1) % heads.length]}${line.slice(66)}\n`).join(''));
      },
    ],
    [
      'its keys have been shifted with their checksums',
      (file) => {
        const lines = file.toString('utf8').trimEnd().split('\n');
        const heads = lines.map((line) => line.slice(0, 99));
        return Buffer.from(lines.map((line, at) => `${heads[(at + 1) % heads.length]}${line.slice(99)}\n`).join(''));
      },
    ],
  ];

  test.each(spoilt)('is read past where %s', async (_, spoil) => {
    const content = copyOfBase();
    const files = await learntFrom(content);
    const whole = Buffer.concat([...files.values()]);
    const expected = told(await run(content));
    for (let time = 0; time < 5; time++) {
      const memory = memoryOf(new Map([['0', spoil(whole)]]));
      expect(told(await run(content, memory))).toEqual(expected);
    }
  });
});

describe('check --changed-since', () => {
  test('keeps a memory beside the packages, uses it, and says the same with a spoilt one and without', async () => {
    const registry = new RegistryRepository();
    const folder = await memoryFolder(registry.content);
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const check = (...words: string[]) =>
      countersign('check', '--content', registry.content, '--as-of', '2026-09-01', '--format', 'json', ...words);
    const strict = await check();
    expect(() => readdirSync(folder)).toThrow();
    const first = await check('--changed-since', 'HEAD', '--no-cache');
    expect(() => readdirSync(folder)).toThrow();
    expect(await check('--changed-since', 'HEAD')).toEqual(first);
    expect(readdirSync(folder).every((name) => SHARDS.includes(name))).toBe(true);
    expect(await check('--changed-since', 'HEAD')).toEqual(first);
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'no memory');
    expect(await check('--changed-since', 'HEAD')).toEqual(first);
    const codes = ({ stdout }: { stdout: string }) =>
      (JSON.parse(stdout) as { diagnostics: { code: string }[] }).diagnostics.map(({ code }) => code);
    expect(codes(first)).toEqual(codes(strict));
  }, 120_000);
});
