import { parentPort } from 'node:worker_threads';
import { readBody } from './read-body.ts';

/** Runs in a thread of its own, whose stack is large enough for whatever 64 KiB can nest. */
parentPort?.on('message', ({ ticket, sources }: { ticket: number; sources: readonly string[] }) => {
  parentPort?.postMessage({ ticket, bodies: sources.map(readBody) });
});
