import { getPriority, platform } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

const PROGRAM = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { execFileSync } = require('node:child_process');
  import(workerData).then(({ stepBack }) => {
    stepBack();
    const os = require('node:os');
    const child = execFileSync(process.execPath, ['-p', 'os.getPriority()'], { encoding: 'utf8' });
    parentPort.postMessage([os.getPriority(), Number(child)]);
  });
`;

test.runIf(platform() === 'linux')(
  'a thread that steps back, and what it starts, leave the processors to the others',
  async () => {
    const before = getPriority();
    const nicer = Math.min(19, before + 10);
    const workerData = new URL('../../src/write/step-back.ts', import.meta.url).href;
    const worker = new Worker(PROGRAM, { eval: true, workerData });
    const [thread, child] = await new Promise<number[]>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    await worker.terminate();
    expect([thread, child]).toEqual([nicer, nicer]);
    expect(getPriority()).toBe(before);
  },
);
