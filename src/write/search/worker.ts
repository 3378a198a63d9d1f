import { once } from 'node:events';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { partFolders, WORDS_FOLDER } from '../../publish/search-parts.ts';
import type { SearchRecord } from '../../publish/search-records.ts';
import { stepBack } from '../step-back.ts';
import { indexRecords } from './index-records.ts';
import { partOf, wordRecords } from './parted.ts';

/** What the thread is told when it begins. */
export interface SearchThread {
  readonly folder: string;
  readonly parts: number;
  /** The parts that are there already, from 0. */
  readonly served: ReadonlySet<number>;
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

/** Writes one part after the other, each with a process of its own: what one needs is free when the next begins. */
async function writeParts({ folder, parts, served }: SearchThread): Promise<void> {
  const parted = partFolders(parts).map((name) => ({ name, records: [] as SearchRecord[] }));
  for await (const record of received()) parted[partOf(record, parts)]?.records.push(record);
  for (const [at, { name, records }] of parted.entries())
    if (!served.has(at)) await indexRecords(records, join(folder, name));
  if (parts > 1) await indexRecords(wordRecords(parted.map(({ records }) => records)), join(folder, WORDS_FOLDER));
}

const thread = workerData as SearchThread;
if (thread.isPatient) stepBack();
try {
  await writeParts(thread);
  parentPort?.postMessage({} satisfies SearchAnswer);
} catch (error) {
  parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) } satisfies SearchAnswer);
} finally {
  parentPort?.close();
}
