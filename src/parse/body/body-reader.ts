import { Worker } from 'node:worker_threads';
import { type Body, EMPTY_BODY } from './body.ts';

/** Sätteri's native parser recurses; 256 MB hold the deepest nesting that fits into 64 KiB, several times over. */
const STACK_MB = 256;
const BATCH = 64;

/** What the worker is told when it begins. */
export interface WorkerData {
  readonly keep: Bodies;
}

interface Waiting {
  readonly resolve: (bodies: readonly Body[]) => void;
  readonly reject: (reason: unknown) => void;
}

/** What is kept of a body: all of it, or only what is judged. */
export type Bodies = 'whole' | 'judged';

/**
 * Reads bodies in a worker while this thread goes on with fields; bodies are handed over in batches. The
 * worker begins with the first of them.
 */
export class BodyReader {
  #worker: Worker | undefined;
  #waiting = new Map<number, Waiting>();
  #failure: Error | undefined;
  #ticket = 0;
  #queued: { source: string; done: (body: Body) => void }[] = [];
  #sent: Promise<void>[] = [];
  readonly #keep: Bodies;

  constructor(keep: Bodies = 'whole') {
    this.#keep = keep;
  }

  /** Queues a body; `done` is called before `finish` resolves. */
  add(source: string, done: (body: Body) => void): void {
    if (source.trim() === '') {
      done(EMPTY_BODY);
      return;
    }
    this.#worker ??= this.#begin();
    this.#queued.push({ source, done });
    if (this.#queued.length >= BATCH) this.#send();
  }

  /** Waits for every body that was queued and ends the thread. */
  async finish(): Promise<void> {
    this.#send();
    try {
      await Promise.all(this.#sent);
    } finally {
      await this.#worker?.terminate();
    }
  }

  #begin(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { stackSizeMb: STACK_MB },
      workerData: { keep: this.#keep } satisfies WorkerData,
    });
    worker.on('message', ({ ticket, bodies }: { ticket: number; bodies: readonly Body[] }) => {
      this.#waiting.get(ticket)?.resolve(bodies);
      this.#waiting.delete(ticket);
    });
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', () => this.#fail(new Error('The thread that reads bodies ended too early')));
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
    const batch = this.#queued;
    this.#queued = [];
    const ticket = this.#ticket++;
    const answer = new Promise<readonly Body[]>((resolve, reject) => this.#waiting.set(ticket, { resolve, reject }));
    this.#worker?.postMessage({ ticket, sources: batch.map(({ source }) => source) });
    this.#sent.push(
      answer.then((bodies) => {
        for (const [at, body] of bodies.entries()) batch[at]?.done(body);
      }),
    );
  }
}
