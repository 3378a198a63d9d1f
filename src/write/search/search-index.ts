import { Worker } from 'node:worker_threads';
import type { SearchRecord } from '../../publish/search-records.ts';
import { PublishFault } from '../publish-fault.ts';
import type { SearchAnswer, SearchInput, SearchThread } from './worker.ts';

const BATCH = 100;
/** The thread keeps the records, and little that lives briefly. */
const YOUNG_MB = 16;

/**
 * Writes the full-text index to a folder from the model, not from the finished pages: it says what each page is about
 * and takes a fraction of the time and memory. The records are handed to a thread of its own, which talks to Pagefind:
 * this one renders pages meanwhile, and would keep Pagefind waiting for its turn.
 * @throws PublishFault when Pagefind refuses a record or cannot write
 */
export async function writeSearchIndex(records: Iterable<SearchRecord>, thread: SearchThread): Promise<void> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: thread,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const answer = new Promise<SearchAnswer>((resolve, reject) => {
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('The thread that writes the search index ended too early')));
  });
  const send = (input: SearchInput) => worker.postMessage(input);
  let batch: SearchRecord[] = [];
  for (const record of records) {
    if (batch.push(record) < BATCH) continue;
    send(batch);
    batch = [];
  }
  send(batch);
  send('end');
  const { failed } = await answer;
  if (failed !== undefined) throw new PublishFault(failed, 'Check that its disk has room and who may write there.');
}
