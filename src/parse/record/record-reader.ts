import { Worker } from 'node:worker_threads';
import { type Bodies, readRecord, type ReadRecord, type RecordText } from './read-record.ts';

/** Sätteri's native parser recurses; 256 MB hold the deepest nesting that fits into 64 KiB, several times over. */
const STACK_MB = 256;
/** Room for what lives only while a record is read. */
const YOUNG_MB = 48;
const BATCH = 64;

/** What the worker is told when it begins. */
export interface WorkerData {
  readonly keep: Bodies;
}

interface Waiting {
  readonly resolve: (records: readonly ReadRecord[]) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Reads records in a worker while this thread goes on with other files; they are handed over in batches. A few
 * records without bodies are not worth a thread and are read here.
 */
export class RecordReader {
  #worker: Worker | undefined;
  #waiting = new Map<number, Waiting>();
  #failure: Error | undefined;
  #ticket = 0;
  #queued: { text: RecordText; done: (record: ReadRecord) => void }[] = [];
  #sent: Promise<void>[] = [];
  readonly #keep: Bodies;

  constructor(keep: Bodies = 'whole') {
    this.#keep = keep;
  }

  /** Queues a record; `done` is called before `finish` resolves. */
  add(text: RecordText, done: (record: ReadRecord) => void): void {
    this.#queued.push({ text, done });
    if (this.#queued.length >= BATCH) this.#send();
  }

  /** Waits for every record that was queued and ends the thread. */
  async finish(): Promise<void> {
    if (this.#worker === undefined && this.#queued.every(({ text: { body } }) => body.trim() === '')) {
      for (const { text, done } of this.#queued) done(readRecord(text, this.#keep));
      return;
    }
    this.#send();
    try {
      await Promise.all(this.#sent);
    } finally {
      await this.#worker?.terminate();
    }
  }

  #begin(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { stackSizeMb: STACK_MB, maxYoungGenerationSizeMb: YOUNG_MB },
      workerData: { keep: this.#keep } satisfies WorkerData,
    });
    worker.on('message', ({ ticket, records }: { ticket: number; records: readonly ReadRecord[] }) => {
      this.#waiting.get(ticket)?.resolve(records);
      this.#waiting.delete(ticket);
    });
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', () => this.#fail(new Error('The thread that reads records ended too early')));
    return worker;
  }

  #fail(error: unknown): void {
    this.#failure = error instanceof Error ? error : new Error(String(error));
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #send(): void {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#queued.length === 0) return;
    const worker = (this.#worker ??= this.#begin());
    const batch = this.#queued;
    this.#queued = [];
    const ticket = this.#ticket++;
    const answer = new Promise<readonly ReadRecord[]>((resolve, reject) =>
      this.#waiting.set(ticket, { resolve, reject }),
    );
    worker.postMessage({ ticket, texts: batch.map(({ text }) => text) });
    this.#sent.push(
      answer.then((records) => {
        for (const [at, record] of records.entries()) batch[at]?.done(record);
      }),
    );
  }
}
