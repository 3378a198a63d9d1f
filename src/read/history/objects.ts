import { failure, GitFault, runGit } from './run-git.ts';

export interface GitObject {
  readonly type: string;
  readonly bytes: Buffer;
}

/**
 * The objects with these ids, each asked for once, by one `git cat-file --batch`: exactly as stored, without filters.
 * @throws GitFault when the clone lacks one
 */
export async function readObjects(folder: string, ids: Iterable<string>): Promise<Map<string, GitObject>> {
  const wanted = [...new Set(ids)];
  const found = new Map<string, GitObject>();
  if (wanted.length === 0) return found;
  const words = ['cat-file', '--batch', '--buffer'];
  const reader = new BatchReader(found);
  const input = Buffer.from(`${wanted.join('\n')}\n`);
  const finished = await runGit(folder, words, { input, onChunk: (chunk) => reader.push(chunk) });
  if (finished.code !== 0) throw failure(words, finished);
  const missing = wanted.find((id) => !found.has(id));
  if (missing === undefined) return found;
  throw new GitFault(
    `This clone lacks the object ${missing}.`,
    'Clone the repository without --filter; nothing is fetched while records are judged.',
  );
}

const LINE_END = 0x0a;

/** Reads `<id> <type> <size>\n<bytes>\n` again and again, from chunks that end anywhere. */
class BatchReader {
  readonly #found: Map<string, GitObject>;
  #header = '';
  #id = '';
  #object: GitObject | undefined;
  #filled = 0;

  constructor(found: Map<string, GitObject>) {
    this.#found = found;
  }

  push(chunk: Buffer): void {
    for (let at = 0; at < chunk.length;)
      at = this.#object ? this.#takeBytes(this.#object, chunk, at) : this.#takeHeader(chunk, at);
  }

  #takeHeader(chunk: Buffer, at: number): number {
    const end = chunk.indexOf(LINE_END, at);
    this.#header += chunk.toString('latin1', at, end < 0 ? chunk.length : end);
    if (end < 0) return chunk.length;
    const [id = '', type = '', size] = this.#header.split(' ');
    this.#header = '';
    // `<id> missing` has no size; that it is missing shows at the end.
    if (size === undefined) return end + 1;
    this.#id = id;
    this.#object = { type, bytes: Buffer.allocUnsafe(Number(size)) };
    this.#filled = 0;
    return end + 1;
  }

  #takeBytes(object: GitObject, chunk: Buffer, at: number): number {
    const copied = chunk.copy(object.bytes, this.#filled, at);
    this.#filled += copied;
    if (at + copied === chunk.length) return chunk.length;
    this.#found.set(this.#id, object);
    this.#object = undefined;
    return at + copied + 1; // past the line end after the bytes
  }
}
