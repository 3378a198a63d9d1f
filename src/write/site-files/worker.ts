import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { compare } from '../../diagnostic/compare.ts';
import { sha256Of } from '../../read/snapshots/manifest.ts';
import { zipOf } from '../zip.ts';
import { withCommit } from './other-commit.ts';
import type { Answer, Asked, Failure, FileTask, Taking } from './task.ts';

const folder = workerData as string;
const made = new Set<string>();
const sums = new Map<string, string>();
/** The file at work: a full disk does not name it. */
let writing: string | undefined;

/** Synchronous on purpose: the files are many and small, and this thread has nothing else to do. */
parentPort?.on('message', (asked: Asked) => {
  try {
    if ('write' in asked) for (const task of asked.write) write(task);
    else if ('take' in asked) answer({ taken: take(asked.take) });
    else answer({ sums: allSums() });
  } catch (error) {
    answer({ failed: failureOf(error) });
  }
});

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message, code, path = writing } = error as NodeJS.ErrnoException;
  return { message, code, path };
}

function answer(said: Answer): void {
  parentPort?.postMessage(said);
}

/** @param sum that of the content, where it is known */
function write({ path, content }: FileTask, sum?: string): void {
  const file = join(folder, path);
  writing = file;
  const parent = dirname(file);
  if (!made.has(parent)) mkdirSync(parent, { recursive: true });
  made.add(parent);
  const bytes = bytesOf(content);
  writeFileSync(file, bytes);
  sums.set(path, sum ?? sha256Of(bytes));
}

/** The files that are what they were when they were published; a page whose bytes are others is made anew. */
function take({ folder: from, sums: known, change }: Taking): string[] {
  return known.flatMap(([path, sum]) => {
    const bytes = intact(join(from, path), sum);
    const content = bytes && change ? withCommit(path, bytes, change) : bytes;
    if (content === undefined) return [];
    write({ path, content }, change ? undefined : sum);
    return [path];
  });
}

function intact(file: string, sum: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    return sha256Of(bytes) === sum ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function bytesOf(content: FileTask['content']): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? content : zipOf(content.entries, content.day, content.options);
}

/** Also of what others have written into the folder. */
function allSums(): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  return new Map(
    names.sort(compare).map((name) => [name, sums.get(name) ?? sha256Of(readFileSync(join(folder, name)))]),
  );
}
