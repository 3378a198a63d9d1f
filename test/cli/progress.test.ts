import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { progressOn } from '../../src/cli/progress.ts';
import type { Work } from '../../src/diagnostic/progress.ts';
import { runGate } from '../../src/run.ts';

/** What is written to a screen while `of` things are done one by one. */
function shown(of: number, { isTTY, isQuiet = false }: { isTTY: boolean; isQuiet?: boolean }): string[] {
  const written: string[] = [];
  const { tell, end } = progressOn({ isTTY, write: (text) => written.push(text) }, isQuiet);
  for (let done = 1; done <= of; done++) tell('render', done, of);
  end();
  return written;
}

describe('progress', () => {
  it('is one line on a terminal, written over for each percent and taken away in the end', () => {
    const written = shown(30_000, { isTTY: true });
    expect(written).toHaveLength(101);
    expect(written[0]).toBe('\r\u001B[KRendering: 300 of 30,000 pages');
    expect(written.at(-2)).toBe('\r\u001B[KRendering: 30,000 of 30,000 pages');
    expect(written.at(-1)).toBe('\r\u001B[K');
    expect(shown(3, { isTTY: true })).toHaveLength(4);
  });

  it('is a few whole lines in a log, and none for little work', () => {
    expect(shown(30_000, { isTTY: false })).toEqual([
      'Rendering: 7,500 of 30,000 pages\n',
      'Rendering: 15,000 of 30,000 pages\n',
      'Rendering: 22,500 of 30,000 pages\n',
      'Rendering: 30,000 of 30,000 pages\n',
    ]);
    expect(shown(1999, { isTTY: false })).toEqual([]);
  });

  it('is nothing where it is not wanted, or there is nothing to do', () => {
    expect(shown(30_000, { isTTY: true, isQuiet: true })).toEqual([]);
    expect(shown(30_000, { isTTY: false, isQuiet: true })).toEqual([]);
    expect(shown(0, { isTTY: true })).toEqual([]);
  });
});

it('the gate tells of the files that it reads, and of every system that it judges', async () => {
  const told: [Work, number, number][] = [];
  const content = join(import.meta.dirname, '../rules/base');
  const gate = await runGate({ content, asOf: '2026-03-01', progress: (...words) => told.push(words) });
  const of = (work: Work) => told.filter(([one]) => one === work).map(([, done, all]) => [done, all]);
  const [[files] = [0]] = of('read');
  expect(files).toBeGreaterThan(10);
  expect(of('read')).toEqual([[files, files]]);
  expect(of('judge')).toEqual(Array.from({ length: gate.counts.systems }, (_, at) => [at + 1, gate.counts.systems]));
});
