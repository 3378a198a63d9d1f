import { parentPort } from 'node:worker_threads';
import { type Body, EMPTY_BODY } from './body.ts';
import { readBody } from './read-body.ts';

/** Runs in a thread of its own, whose stack is large enough for whatever 64 KiB can nest. */
parentPort?.on('message', ({ ticket, sources }: { ticket: number; sources: readonly string[] }) => {
  parentPort?.postMessage({ ticket, bodies: sources.map(readSafely) });
});

/** One body that cannot be read must not take the others with it. */
function readSafely(source: string): Body {
  try {
    return readBody(source);
  } catch (error) {
    return { ...EMPTY_BODY, faults: [{ code: 'body/syntax', detail: String(error), offset: 0 }] };
  }
}
