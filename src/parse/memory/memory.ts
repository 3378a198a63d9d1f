import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { SourceFile } from '../../read/content.ts';
import type { HistoryCommit } from '../../read/history/history.ts';
import type { KnownCommits } from '../../read/history/read-log.ts';
import { EMPTY_BODY } from '../body/body.ts';
import type { Known } from '../kinds.ts';
import { CanonicalJson, type Source } from '../source.ts';
import { type Entry, entryLine, payloadIn } from './entry.ts';
import { RememberedFile, type RememberedParts } from './remembered-file.ts';

/**
 * What records and decision files were read as in earlier runs, by the SHA-256 of their bytes, and what was found about
 * systems, by the SHA-256 of all that it rests on, and what commits changed. Of files only what is in order is remembered: plain UTF-8 without a
 * secret, read without a fault, and holding to its schema. Anything else, and anything of which the memory is not
 * certain, is read and judged as if there were none.
 */
export class Memory {
  readonly #program: string;
  readonly #entries: ReadonlyMap<string, Buffer>;
  /** The key of each file of this run that could be remembered, and the line where it was. */
  readonly #seen = new Map<string, Seen>();
  /** What this run recalled of findings and commits or kept of them, by key. */
  readonly #values = new Map<string, Entry & { readonly isFresh: boolean }>();
  readonly #sums = new Map<string, string>();

  /**
   * @param program what stands for everything that decides how bytes are read: an entry of another program is none
   * @param entries lines of {@link entryLine} by their keys, from wherever: each is held to its own checksum
   */
  constructor(program: string, entries: ReadonlyMap<string, Buffer>) {
    this.#program = program;
    this.#entries = entries;
  }

  /** The SHA-256, lower-case hexadecimal, of every file that this run took, by its path. */
  get sums(): ReadonlyMap<string, string> {
    return this.#sums;
  }

  /** Takes a file. Gives the source that its bytes were read as; nothing where that is not known. */
  recall({ path, bytes, sha256 }: SourceFile, { kind, id }: Known): Source | undefined {
    const sum = sha256 ?? createHash('sha256').update(bytes).digest('hex');
    this.#sums.set(path, sum);
    if (kind !== 'system' && kind !== 'decision') return undefined;
    const key = `${KIND_LETTERS[kind]}${sum}`;
    const line = this.#entries.get(key);
    const payload = this.#payloadOf(key);
    const parts = payload === undefined ? undefined : partsOf(kind, payload, bytes);
    this.#seen.set(path, { key, line: parts && line });
    return parts && new RememberedFile({ file: path, kind, id }, bytes, parts);
  }

  /** What was found where everything was as a sum says; nothing where that is not known. */
  recallFindings(sum: string): readonly Diagnostic[] | undefined {
    return this.#recallValue(`${FINDINGS_LETTER}${sum}`) as Diagnostic[] | undefined;
  }

  keepFindings(sum: string, findings: readonly Diagnostic[]): void {
    this.#keepValue(`${FINDINGS_LETTER}${sum}`, findings);
  }

  /** What commits changed: an id stands for a commit as a sum does for a file. */
  readonly commits: KnownCommits = {
    recall: (sum) => this.#recallValue(`${COMMIT_LETTER}${sum}`) as HistoryCommit | null | undefined,
    keep: (sum, commit) => this.#keepValue(`${COMMIT_LETTER}${sum}`, commit),
  };

  #recallValue(key: string): unknown {
    const line = this.#entries.get(key);
    const payload = this.#payloadOf(key);
    if (line === undefined || payload === undefined) return undefined;
    this.#values.set(key, { key, line, isFresh: false });
    return JSON.parse(payload) as unknown;
  }

  #keepValue(key: string, value: unknown): void {
    const line = entryLine({ key, payload: JSON.stringify(value), program: this.#program });
    this.#values.set(key, { key, line, isFresh: true });
  }

  /** Only where the entry is as it was written. */
  #payloadOf(key: string): string | undefined {
    const line = this.#entries.get(key);
    return line && payloadIn({ line, key, program: this.#program });
  }

  /** What this run has learnt, by key; with everything of the same shards that it has used again. */
  learnt(sources: ReadonlyMap<string, Source>, isInOrder: (source: Source) => boolean): Map<string, Entry[]> {
    const entries = [...this.#values.values()];
    for (const [path, { key, line }] of this.#seen) {
      const source = sources.get(path);
      const known = line ?? (source && isInOrder(source) ? this.#lineOf(key, source) : undefined);
      if (known !== undefined) entries.push({ key, line: known, isFresh: line === undefined });
    }
    const byShard = new Map(
      entries.filter(({ isFresh }) => isFresh).map(({ key }) => [shardOf(key), new Map<string, Entry>()]),
    );
    for (const entry of entries) byShard.get(shardOf(entry.key))?.set(entry.key, entry);
    return new Map([...byShard].map(([shard, found]) => [shard, [...found.values()]]));
  }

  #lineOf(key: string, source: Source): Buffer | undefined {
    const payload = payloadOf(source);
    return payload === undefined ? undefined : entryLine({ key, payload, program: this.#program });
  }
}

/** Entries lie in as many files, by the first digit of their keys, so that one change rewrites little. */
export const SHARDS: readonly string[] = [...'0123456789abcdef'];

function shardOf(key: string): string {
  return key.slice(1, 2);
}

/** They begin a key: the same bytes could be two things. */
const KIND_LETTERS = { system: 's', decision: 'd' } as const;
const FINDINGS_LETTER = 'f';
const COMMIT_LETTER = 'h';

interface Seen {
  readonly key: string;
  readonly line: Buffer | undefined;
}

/** Of a decision file it is enough to know that it is in order: reading it as JSON is quicker than remembering it. */
function payloadOf(source: Source): string | undefined {
  if (source instanceof CanonicalJson) return '';
  if (source.kind !== 'system' || source.raw !== undefined || source.body.faults.length > 0) return undefined;
  const { data, dataAt, dataEnd, bodyAt } = source;
  const { mentions, images } = source.body;
  const parts: RememberedParts = { data, dataAt, dataEnd, bodyAt, mentions, images };
  return JSON.stringify(parts);
}

function partsOf(kind: 'system' | 'decision', payload: string, bytes: Buffer): RememberedParts | undefined {
  try {
    if (kind === 'system') return JSON.parse(payload) as RememberedParts;
    return { data: JSON.parse(bytes.toString('utf8')), ...WHOLE };
  } catch {
    return undefined;
  }
}

const WHOLE = {
  dataAt: 0,
  dataEnd: undefined,
  bodyAt: undefined,
  mentions: EMPTY_BODY.mentions,
  images: EMPTY_BODY.images,
};
