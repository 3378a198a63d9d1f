import { reparse } from '../parse/reparse.ts';
import { listContent, readListed } from '../read/content.ts';
import { readCommit } from '../read/git.ts';
import { readPast } from '../read/past.ts';
import { type Gate, type GateOptions, judgeParsed, readAndParse, type ReadFolder } from '../run.ts';
import { holds } from '../validate/holds.ts';

/** A content folder while somebody edits it: everything is judged each time, and only what changed is read again. */
export class EditedFolder {
  readonly #options: Pick<GateOptions, 'content' | 'asOf'>;
  #read: ReadFolder | undefined;
  /** One after the other: each begins with what the last has read. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: Pick<GateOptions, 'content' | 'asOf'>) {
    this.#options = options;
  }

  /**
   * The gate over the folder as it is now.
   * @param isChanged whether a path relative to the folder may be another file than the last time
   * @throws as `runGate` does
   */
  judge(isChanged: (path: string) => boolean): Promise<Gate> {
    const gate = this.#last.then(() => this.#judge(isChanged));
    this.#last = gate.catch(() => undefined);
    return gate;
  }

  async #judge(isChanged: (path: string) => boolean): Promise<Gate> {
    const before = this.#read;
    // Where this fails, nobody knows what has changed by the next time.
    this.#read = undefined;
    const read = before === undefined ? await readAndParse(this.#options) : await this.#again(before, isChanged);
    this.#read = read;
    return judgeParsed(read.parsed, read.commit, { asOf: this.#options.asOf, past: read.past });
  }

  async #again({ parsed, commit, past }: ReadFolder, isChanged: (path: string) => boolean): Promise<ReadFolder> {
    const { content } = this.#options;
    const listing = listContent(content);
    const other = {
      paths: listing.paths,
      isOther: isChanged,
      read: (isWanted: (path: string) => boolean) => Promise.resolve(readListed(content, listing, isWanted)),
    };
    const [now, parsedNow] = await Promise.all([readCommit(content), reparse(parsed, other, { holds })]);
    // The history of a commit is always the same.
    return { parsed: parsedNow, commit: now, past: now.id === commit.id ? past : await readPast(content) };
  }
}
