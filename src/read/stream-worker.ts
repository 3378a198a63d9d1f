import { parentPort } from 'node:worker_threads';
import { type AskedFiles, readFiles } from './stream-content.ts';

/** Reads what it is asked for, a batch at a time, and hands the bytes over without a copy. */
parentPort?.on('message', (asked: AskedFiles) => {
  const read = readFiles(asked);
  parentPort?.postMessage(read, [read.bytes]);
});
