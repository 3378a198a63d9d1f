import { KeptJudgement } from '../assess/kept-judgement.ts';
import { reparse } from '../parse/reparse.ts';
import { listAgain, type Listing, readListed } from '../read/content.ts';
import { readCommit } from '../read/git.ts';
import { readPast } from '../read/past.ts';
import { type Gate, type GateOptions, judgeParsed, readAndParse, type ReadFolder } from '../run.ts';
import { holds } from '../validate/holds.ts';

interface ReadBefore extends ReadFolder {
  /** Of the second time and later. */
  readonly listing?: Listing;
}

/**
 * A content folder while somebody edits it: each time it is judged like one that is read for the first time, and only
 * what changed is read again, and only the systems that this matters to are.
 */
export class EditedFolder {
  readonly #options: Pick<GateOptions, 'content' | 'asOf'>;
  #read: ReadBefore | undefined;
  readonly #kept: KeptJudgement | undefined;
  /** One after the other: each begins with what the last has read. */
  #last: Promise<unknown> = Promise.resolve();

  /** @param isKept whether a judgement is left as it is once it is given, so that the next can be made of it */
  constructor(options: Pick<GateOptions, 'content' | 'asOf'>, isKept = true) {
    this.#options = options;
    this.#kept = isKept ? new KeptJudgement() : undefined;
  }

  /**
   * The gate over the folder as it is now.
   * @param changed the paths, relative to the folder, that may be other files than the last time, or none any more
   * @throws as `runGate` does
   */
  judge(changed: ReadonlySet<string>): Promise<Gate> {
    const gate = this.#last.then(() => this.#judge(changed));
    this.#last = gate.catch(() => undefined);
    return gate;
  }

  async #judge(changed: ReadonlySet<string>): Promise<Gate> {
    const before = this.#read;
    // Where this fails, nobody knows what has changed by the next time.
    this.#read = undefined;
    const read = before === undefined ? await readAndParse(this.#options) : await this.#again(before, changed);
    this.#read = read;
    return judgeParsed(read.parsed, read.commit, { asOf: this.#options.asOf, past: read.past, kept: this.#kept });
  }

  async #again(before: ReadBefore, changed: ReadonlySet<string>): Promise<ReadBefore> {
    const { parsed, commit, past } = before;
    const { content } = this.#options;
    const listing = listAgain(content, before.listing, changed);
    const other = {
      paths: listing.paths,
      isOther: (path: string) => changed.has(path),
      read: (isWanted: (path: string) => boolean) => Promise.resolve(readListed(content, listing, isWanted)),
    };
    const [now, parsedNow] = await Promise.all([readCommit(content), reparse(parsed, other, { holds })]);
    // The history of a commit is always the same.
    return { parsed: parsedNow, commit: now, past: now.id === commit.id ? past : await readPast(content), listing };
  }
}
