import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { SearchRecord } from '../../publish/search-records.ts';
import { stepBack } from '../step-back.ts';
import { indexRecords } from './index-records.ts';

/** What the thread is told when it begins. */
export interface SearchThread {
  readonly folder: string;
  /** Whether it waits for the other threads. */
  readonly isPatient: boolean;
}

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

const { folder, isPatient } = workerData as SearchThread;
if (isPatient) stepBack();
try {
  await indexRecords(received(), folder);
  parentPort?.postMessage({} satisfies SearchAnswer);
} catch (error) {
  parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) } satisfies SearchAnswer);
} finally {
  parentPort?.close();
}
