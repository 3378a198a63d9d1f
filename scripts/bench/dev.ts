import { spawn } from 'node:child_process';
import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { COUNTERSIGN } from '../setup/launch.mjs';
import { FailedRun, median, say } from './measure.ts';
import { CLI, type Place } from './programs.ts';

const PORT = '47321';
const AGAIN_MS = 25;
const START_MS = 300_000;

/** Seconds from the moment a record is saved until `dev` answers with what it says now: the median of the rounds. */
export async function savedToShown({ root, registry }: Place, systems: number, rounds: number): Promise<number> {
  const content = await registry(systems);
  const [record = ''] = (await readdir(join(content, 'systems'))).sort();
  const address = `http://127.0.0.1:${PORT}/systems/${record.replace('.mdx', '')}/`;
  const words = [...COUNTERSIGN, CLI, 'dev', '--content', content, '--port', PORT, '--base-path', '/'];
  const server = spawn(process.execPath, words, { cwd: root, stdio: 'ignore' });
  try {
    await shown(address, '</html>', START_MS);
    const seconds: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      const mark = `Saved for the ${round}th time of ${Date.now()}.`;
      await appendFile(join(content, 'systems', record), `\n${mark}\n`);
      const start = performance.now();
      await shown(address, mark, START_MS);
      seconds.push((performance.now() - start) / 1000);
      say(`  round ${round}: shown after ${seconds.at(-1)?.toFixed(2)} s`);
      // What the reload of a browser would have set off is over by then.
      await wait(1000);
    }
    return median(seconds);
  } finally {
    server.kill();
  }
}

async function shown(address: string, text: string, most: number): Promise<void> {
  const end = performance.now() + most;
  while (performance.now() < end) {
    const page = await fetch(address).then(
      (response) => response.text(),
      () => '',
    );
    if (page.includes(text)) return;
    await wait(AGAIN_MS);
  }
  throw new FailedRun(`${address} did not show “${text}” in time`);
}
