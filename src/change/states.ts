import { reparse } from '../parse/reparse.ts';
import { type ChangedFiles, readChanged } from '../read/changed.ts';
import { readBase } from '../read/history/read-base.ts';
import { needFork } from '../read/history/read-at.ts';
import { readPastAt } from '../read/past.ts';
import { type Gate, type GateOptions, judgeParsed, readAndParse } from '../run.ts';

/** A content folder before and after a change, both judged on one day. */
export interface States {
  /** The branch, tag or commit that the change is to be merged into, as it was named. */
  readonly ref: string;
  /** The folder at the newest commit that it has in common with what is checked out. */
  readonly before: Gate;
  /** The folder as it lies on disk, committed or not. */
  readonly after: Gate;
  /** The files in which they differ. */
  readonly files: ChangedFiles;
}

export interface StatesOptions extends Pick<GateOptions, 'content' | 'asOf'> {
  readonly base: string;
}

/**
 * Judges the folder as it is, and as it was where the change began. Nothing is checked out, and only the files that
 * differ are read twice.
 * @throws GitFault when there is no repository, no such commit, or none in common
 */
export async function readStates({ content, base, asOf }: StatesOptions): Promise<States> {
  const [now, files, fork] = await Promise.all([
    readAndParse({ content, base, bodies: 'judged' }),
    readChanged(content, base),
    needFork(content, base),
  ]);
  const after = await judgeParsed(now.parsed, now.commit, { asOf, past: now.past });
  const listing = await readBase(content, fork, () => false);
  const [parsed, past] = await Promise.all([
    reparse(
      now.parsed,
      {
        paths: listing.ids.keys(),
        isOther: (path) => files.has(path),
        read: (isWanted) => readBase(content, fork, isWanted),
      },
      { bodies: 'judged' },
    ),
    readPastAt(content, fork),
  ]);
  const commit = { id: fork, dirty: false, prefix: now.commit.prefix };
  const before = await judgeParsed(parsed, commit, { asOf: after.asOf, past });
  return { ref: base, before, after, files };
}
