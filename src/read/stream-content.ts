import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { bytesOf, inOrder, listContent, type OddEntry, type SourceFile } from './content.ts';

/** A folder whose files come a batch at a time and are not kept: what is made of them needs less memory than they do. */
export interface StreamedFolder {
  /** Can be gone through once. */
  readonly batches: AsyncIterable<readonly SourceFile[]>;
  /** In the order of their paths; whole only when every batch has been taken. */
  readonly odd: readonly OddEntry[];
}

export interface StreamOptions {
  /** Files that come before all others, such as those that take longest to make something of. */
  readonly isFirst?: (path: string) => boolean;
  /** Whether every file comes with its SHA-256. */
  readonly summed?: boolean;
  /** Is told of each batch how many files were taken by then, and of how many. */
  readonly onTaken?: (taken: number, of: number) => void;
}

/** What the thread is asked: some files of the folder. */
export interface AskedFiles {
  readonly folder: string;
  readonly paths: readonly string[];
  readonly summed: boolean;
}

/** What it answers: all their bytes in one, how long each is, and their sums. One that cannot be read has no length. */
export interface ReadFiles {
  readonly bytes: ArrayBuffer;
  readonly lengths: readonly (number | undefined)[];
  readonly sums: readonly (string | undefined)[];
}

const BATCH = 256;
/** So many batches are read ahead of whoever takes them. */
const AHEAD = 8;
/** The thread keeps nothing but what it is reading. */
const YOUNG_MB = 8;
/** For fewer files a thread is not worth its start. */
const WORTH_A_THREAD = 2000;

/**
 * The files of a content folder in the order of their paths, but for those that come first. Of many, a thread reads the
 * next while the caller is at work on the last.
 * @throws as readContent does
 */
export function streamContent(
  folder: string,
  { isFirst, summed = false, onTaken }: StreamOptions = {},
): StreamedFolder {
  const { paths, odd } = listContent(folder);
  const inTurn = isFirst ? [...paths.filter(isFirst), ...paths.filter((path) => !isFirst(path))] : paths;
  const asked = batchesOf(inTurn).map((some): AskedFiles => ({ folder, paths: some, summed }));
  const batches = paths.length < WORTH_A_THREAD ? readHere(asked, odd) : readAhead(asked, odd);
  return { batches: onTaken ? counted(batches, (taken) => onTaken(taken, paths.length)) : batches, odd };
}

function batchesOf(paths: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(paths.length / BATCH) }, (_, at) => paths.slice(at * BATCH, (at + 1) * BATCH));
}

/** The same batches, of which it is told how many files have been taken. */
async function* counted(batches: StreamedFolder['batches'], tell: (taken: number) => void): StreamedFolder['batches'] {
  let taken = 0;
  for await (const batch of batches) {
    yield batch;
    taken += batch.length;
    tell(taken);
  }
}

async function* readHere(asked: readonly AskedFiles[], odd: OddEntry[]): AsyncIterable<readonly SourceFile[]> {
  for (const some of asked) yield await Promise.resolve(filesOf(some, readFiles(some), odd));
  inOrder(odd);
}

async function* readAhead(asked: readonly AskedFiles[], odd: OddEntry[]): AsyncIterable<readonly SourceFile[]> {
  const worker = new Worker(new URL('./stream-worker.ts', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const answers = answersOf(worker);
  try {
    for (const some of asked.slice(0, AHEAD)) worker.postMessage(some);
    for (const [at, some] of asked.entries()) {
      const read = await answers.next();
      const next = asked[at + AHEAD];
      if (next) worker.postMessage(next);
      yield filesOf(some, read, odd);
    }
  } finally {
    await worker.terminate();
  }
  inOrder(odd);
}

/** What a thread answers, in the order in which it does. @throws when the thread ends too early */
function answersOf(worker: Worker): { next: () => Promise<ReadFiles> } {
  const come: ReadFiles[] = [];
  let waiting: PromiseWithResolvers<ReadFiles> | undefined;
  let failure: Error | undefined;
  const fail = (error: Error) => {
    failure ??= error;
    waiting?.reject(failure);
  };
  worker.on('message', (read: ReadFiles) => {
    if (waiting) waiting.resolve(read);
    else come.push(read);
    waiting = undefined;
  });
  worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => fail(new Error('The thread that reads files ended too early')));
  return {
    next: () => {
      const first = come.shift();
      if (first) return Promise.resolve(first);
      if (failure) return Promise.reject(failure);
      waiting = Promise.withResolvers();
      return waiting.promise;
    },
  };
}

/** Reads files at once, all bytes into one. Runs in either thread. */
export function readFiles({ folder, paths, summed }: AskedFiles): ReadFiles {
  const read = paths.map((path) => bytesOf(join(folder, path)));
  const all = new Uint8Array(read.reduce((sum, bytes) => sum + (bytes?.length ?? 0), 0));
  let at = 0;
  for (const bytes of read) {
    if (bytes === undefined) continue;
    all.set(bytes, at);
    at += bytes.length;
  }
  return {
    bytes: all.buffer,
    lengths: read.map((bytes) => bytes?.length),
    sums: summed ? read.map((bytes) => bytes && createHash('sha256').update(bytes).digest('hex')) : [],
  };
}

function filesOf({ paths }: AskedFiles, { bytes, lengths, sums }: ReadFiles, odd: OddEntry[]): SourceFile[] {
  const files: SourceFile[] = [];
  let from = 0;
  for (const [at, path] of paths.entries()) {
    const length = lengths[at];
    if (length === undefined) odd.push({ path, what: 'unreadable' });
    else files.push({ path, bytes: Buffer.from(bytes, from, length), sha256: sums[at] });
    from += length ?? 0;
  }
  return files;
}
