import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { SearchRecord } from '../../publish/search-records.ts';
import { indexRecords } from './index-records.ts';

/** Some records, or that there are no more. */
export type SearchInput = readonly SearchRecord[] | 'end';

/** Nothing where all went well, or why not. */
export type SearchAnswer = { readonly failed?: string };

async function* received(): AsyncIterable<SearchRecord> {
  const port = parentPort;
  if (port === null) return;
  const waiting: SearchInput[] = [];
  port.on('message', (input: SearchInput) => waiting.push(input));
  for (;;) {
    const input = waiting.shift();
    if (input === 'end') return;
    if (input === undefined) await once(port, 'message');
    else yield* input;
  }
}

try {
  await indexRecords(received(), workerData as string);
  parentPort?.postMessage({} satisfies SearchAnswer);
} catch (error) {
  parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) } satisfies SearchAnswer);
} finally {
  parentPort?.close();
}
