import { Worker } from 'node:worker_threads';
import { type Bodies, readRecord, type ReadRecord, type RecordText } from './read-record.ts';

/** Sätteri's native parser recurses; 256 MB hold the deepest nesting that fits into 64 KiB, several times over. */
const STACK_MB = 256;
/** Room for what lives only while a record is read. */
const YOUNG_MB = 48;
const BATCH = 64;
/** So many batches are with the worker at once; the texts of the others wait here, where they need no memory of their own. */
const AT_ONCE = 8;

/** A worker that read so few records holds hardly any memory, and is kept for whoever reads next: starting one takes longer. */
const FEW = 512;
const idle = new Map<Bodies, Worker>();

/** What the worker is told when it begins. */
export interface WorkerData {
  readonly keep: Bodies;
}

interface Queued {
  readonly text: RecordText;
  readonly done: (record: ReadRecord) => void;
}

/**
 * Reads records in a worker while this thread goes on with other files; they are handed over in batches. A few
 * records without bodies are not worth a thread and are read here.
 */
export class RecordReader {
  #worker: Worker | undefined;
  #failure: Error | undefined;
  #queued: Queued[] = [];
  /** Batches that the worker has, in the order in which it answers. */
  readonly #sent: (readonly Queued[])[] = [];
  #drained: PromiseWithResolvers<void> | undefined;
  readonly #keep: Bodies;
  #count = 0;

  constructor(keep: Bodies = 'whole') {
    this.#keep = keep;
  }

  /** Queues a record; `done` is called before `finish` resolves. */
  add(text: RecordText, done: (record: ReadRecord) => void): void {
    this.#count++;
    this.#queued.push({ text, done });
    if (this.#queued.length >= BATCH) this.#send();
  }

  /** Waits for every record that was queued and gives up the thread. */
  async finish(): Promise<void> {
    if (this.#worker === undefined && this.#queued.every(({ text: { body } }) => body.trim() === '')) {
      for (const { text, done } of this.#queued) done(readRecord(text, this.#keep));
      return;
    }
    this.#drained = Promise.withResolvers();
    this.#send();
    try {
      if (this.#sent.length > 0) await this.#drained.promise;
    } finally {
      await this.#giveUp();
    }
  }

  #begin(): Worker {
    const worker = idle.get(this.#keep) ?? startWorker(this.#keep);
    idle.delete(this.#keep);
    worker.removeAllListeners();
    worker.ref();
    worker.on('message', (records: readonly ReadRecord[]) => this.#take(records));
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', () => this.#fail(new Error('The thread that reads records ended too early')));
    return worker;
  }

  async #giveUp(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    if (this.#failure !== undefined || this.#count > FEW || idle.has(this.#keep)) await worker.terminate();
    else {
      worker.removeAllListeners();
      for (const event of ['error', 'exit']) worker.on(event, () => idle.delete(this.#keep));
      // It ends with the process, and keeps no process from ending.
      worker.unref();
      idle.set(this.#keep, worker);
    }
  }

  #take(records: readonly ReadRecord[]): void {
    const batch = this.#sent.shift() ?? [];
    this.#send();
    for (const [at, record] of records.entries()) batch[at]?.done(record);
    if (this.#sent.length === 0) this.#drained?.resolve();
  }

  #fail(error: unknown): void {
    this.#failure ??= error instanceof Error ? error : new Error(String(error));
    this.#drained?.reject(this.#failure);
  }

  /** Gives the worker as many batches as it may have. Small ones only at the end, when nothing more will come. */
  #send(): void {
    if (this.#failure !== undefined) throw this.#failure;
    const least = this.#drained ? 1 : BATCH;
    while (this.#queued.length >= least && this.#sent.length < AT_ONCE) {
      const worker = (this.#worker ??= this.#begin());
      const batch = this.#queued.splice(0, BATCH);
      this.#sent.push(batch);
      worker.postMessage(batch.map(({ text }) => text));
    }
  }
}

function startWorker(keep: Bodies): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { stackSizeMb: STACK_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    workerData: { keep } satisfies WorkerData,
  });
}
