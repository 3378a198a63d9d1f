import { type Calendar, dayIn, instant, notBeforeParents } from './days.ts';
import { needRepository, resolveCommit } from './repository.ts';
import { failure, GitFault, gitOutput, runGit } from './run-git.ts';

/** What was checked in at the end of a day. */
export interface PastState {
  /** The newest commit that had come by then; absent when there was none, or the clone does not reach back so far. */
  readonly commit: string | undefined;
  /** Its committer date, an instant in UTC. */
  readonly at: string | undefined;
  /**
   * The newest commit that claims to be of that day or earlier, although it stands on later ones: somebody's clock
   * was wrong, or the commit was backdated. Absent when all dates agree.
   */
  readonly disputed: string | undefined;
  /** Whether older commits are missing from this clone. */
  readonly shallow: boolean;
}

/**
 * The first-parent commit that was the newest at the end of `day` (YYYY-MM-DD) in the calendar's time zone, by
 * committer dates; a commit counts as no earlier than those that it stands on.
 * @throws GitFault when there is no repository
 */
export async function readAt(folder: string, day: string, { timeZone, asOf }: Calendar): Promise<PastState> {
  const { head, shallow } = await needRepository(folder);
  if (head === undefined) return { commit: undefined, at: undefined, disputed: undefined, shallow };
  const words = ['log', '--first-parent', '--no-color', '--no-show-signature', '--no-notes', '--format=tformat:%H %ct'];
  const lines = (await gitOutput(folder, [...words, '--end-of-options', head]))
    .toString('latin1')
    .trimEnd()
    .split('\n');
  const oldestFirst = lines.toReversed().map((line) => {
    const [id = '', seconds = ''] = line.split(' ');
    return { id, at: instant(Number(seconds) || 0) };
  });
  const dayOf = dayIn(timeZone);
  const claimed = oldestFirst.map(({ at }) => dayOf(at));
  const came = notBeforeParents(claimed, asOf);
  const newest = oldestFirst[came.findLastIndex((each) => each <= day)];
  const byClaim = oldestFirst[claimed.findLastIndex((each) => each <= day)];
  const disputed = byClaim?.id === newest?.id ? undefined : byClaim?.id;
  return { commit: newest?.id, at: newest?.at, disputed, shallow };
}

/** Where two lines of history parted. */
export interface Fork {
  /** Absent when they have no commit in common, or the clone does not reach back so far. */
  readonly commit: string | undefined;
  /** Whether older commits are missing from this clone. */
  readonly shallow: boolean;
}

/**
 * The newest commit that is in the history of both what is checked out and `ref`; git's first choice of several.
 * @throws GitFault when there is no repository or no such commit
 */
export async function mergeBase(folder: string, ref: string): Promise<Fork> {
  const [{ head, shallow }, other] = await Promise.all([needRepository(folder), resolveCommit(folder, ref)]);
  if (head === undefined) return { commit: undefined, shallow };
  const words = ['merge-base', head, other];
  const finished = await runGit(folder, words);
  // 1 says that there is none.
  if (finished.code > 1 || finished.code < 0) throw failure(words, finished);
  return { commit: finished.stdout.toString('utf8').trim() || undefined, shallow };
}

/**
 * The id of that commit, where there has to be one.
 * @throws GitFault when there is no repository, no such commit, or none in common
 */
export async function needFork(folder: string, ref: string): Promise<string> {
  const { commit, shallow } = await mergeBase(folder, ref);
  if (commit !== undefined) return commit;
  throw new GitFault(
    `What is checked out and the base “${ref}” have no commit in common${shallow ? ' in this clone' : ''}.`,
    shallow
      ? 'This clone is shallow: fetch the whole history (git fetch --unshallow).'
      : 'Name the branch that this change is to be merged into.',
  );
}
