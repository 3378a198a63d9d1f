import { Worker } from 'node:worker_threads';
import type { Answer, Archive, Asked, FileTask, Taking } from './task.ts';

/** What goes to the other thread at once: so many files, or so many bytes that are given away. */
const [MOST_FILES, MOST_BYTES] = [32, 4_000_000];

/**
 * The files of a site on their way into the staged folder, written by a thread of their own while pages are rendered.
 * One that cannot be written is told when the sums are asked for, and nothing is published then.
 */
export class SiteFiles {
  readonly #worker: Worker;
  #queued: FileTask[] = [];
  /** Of what is queued, what the other thread takes over instead of a copy. */
  #given: ArrayBuffer[] = [];
  #bytes = 0;
  /** Who waits to hear what was taken over, in their turn. */
  readonly #takings: PromiseWithResolvers<ReadonlySet<string>>[] = [];
  readonly #sums: Promise<ReadonlyMap<string, string>>;

  constructor(folder: string) {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: folder });
    this.#sums = new Promise((resolve, reject) => {
      const fail = (error: Error) => {
        for (const waiting of this.#takings.splice(0)) waiting.reject(error);
        reject(error);
      };
      this.#worker.on('message', (said: Answer) => {
        if ('sums' in said) resolve(said.sums);
        else if ('taken' in said) this.#takings.shift()?.resolve(new Set(said.taken));
        else fail(Object.assign(new Error(said.failed.message), said.failed));
      });
      this.#worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
      this.#worker.on('exit', () => fail(new Error('The thread that writes the site ended too early')));
    });
    // Heard by whoever asks for the sums; a build that fails before that has a fault of its own to tell.
    this.#sums.catch(() => undefined);
    // A build that fails elsewhere must not wait for it.
    this.#worker.unref();
  }

  /** Queues a file; its folder is made. What its content holds must not change afterwards. */
  write(path: string, content: FileTask['content']): void {
    this.#queued.push({ path, content });
    if (this.#queued.length >= MOST_FILES || this.#bytes >= MOST_BYTES) this.#send();
  }

  /** The same for bytes that nobody needs afterwards: they are gone from here, and not copied. */
  give(path: string, content: ArrayBuffer | Archive): void {
    const isArchive = 'entries' in content;
    const buffers = isArchive ? content.entries.map(({ bytes }) => bytes.buffer) : [content];
    for (const buffer of buffers) {
      if (!(buffer instanceof ArrayBuffer)) continue;
      this.#given.push(buffer);
      this.#bytes += buffer.byteLength;
    }
    this.write(path, isArchive ? content : new Uint8Array(content));
  }

  /**
   * Takes over files of another site, and gives the paths of those that it did: a file that is not there, or other than
   * it was, is left.
   * @throws when one cannot be written
   */
  async take(taking: Taking): Promise<ReadonlySet<string>> {
    if (taking.sums.length === 0) return new Set();
    const waiting = Promise.withResolvers<ReadonlySet<string>>();
    this.#takings.push(waiting);
    this.#worker.ref();
    this.#ask({ take: taking });
    return waiting.promise.finally(() => this.#worker.unref());
  }

  /**
   * Waits for all that was queued and ends the thread. Gives the SHA-256 of every file in the folder, also of what
   * others have written there, by path and in the order of paths.
   * @throws when one of them could not be written or read, with the code of the system
   */
  async finish(): Promise<ReadonlyMap<string, string>> {
    this.#worker.ref();
    this.#send();
    this.#ask({ sums: true });
    try {
      return await this.#sums;
    } finally {
      await this.stop();
    }
  }

  /** Ends the thread at once; nothing is written any more. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #send(): void {
    if (this.#queued.length === 0) return;
    const [write, given] = [this.#queued, this.#given];
    [this.#queued, this.#given, this.#bytes] = [[], [], 0];
    this.#ask({ write }, given);
  }

  #ask(asked: Asked, given: ArrayBuffer[] = []): void {
    this.#worker.postMessage(asked, given);
  }
}
