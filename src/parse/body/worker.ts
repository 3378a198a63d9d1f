import { parentPort, workerData } from 'node:worker_threads';
import { type Body, EMPTY_BODY } from './body.ts';
import type { WorkerData } from './body-reader.ts';
import { readBody } from './read-body.ts';

/** Runs in a thread of its own, whose stack is large enough for whatever 64 KiB can nest. */
parentPort?.on('message', ({ ticket, sources }: { ticket: number; sources: readonly string[] }) => {
  parentPort?.postMessage({ ticket, bodies: sources.map((source) => kept(readSafely(source))) });
});

const { keep } = workerData as WorkerData;

function kept(body: Body): Body {
  if (keep === 'whole') return body;
  const { mentions, images, faults } = body;
  return { ...EMPTY_BODY, mentions, images, faults };
}

/** One body that cannot be read must not take the others with it. */
function readSafely(source: string): Body {
  try {
    return readBody(source);
  } catch (error) {
    return { ...EMPTY_BODY, faults: [{ code: 'body/syntax', detail: String(error), offset: 0 }] };
  }
}
