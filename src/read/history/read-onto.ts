import { type History, type HistoryCommit, historyOf } from './history.ts';
import { type KnownCommits, readLog } from './read-log.ts';
import { needRepository, readCuts, resolveCommit } from './repository.ts';
import { gitOutput } from './run-git.ts';

/**
 * The history of what is checked out as it will be on the line that it goes to: the first-parent history of `ref` up
 * to where the change left it, and then the change's own commits. A merge of that line into the change turns the
 * first parents of what is checked out round; what such a merge only took over is not the change's doing.
 * @throws GitFault when there is no repository, no such commit, or git cannot read it
 */
export async function readHistoryOnto(folder: string, ref: string, known?: KnownCommits): Promise<History> {
  const { head, shallow, prefix } = await needRepository(folder);
  if (head === undefined) return historyOf({ state: 'empty', head, shallow }, []);
  const target = await resolveCommit(folder, ref);
  const left = (await boundary(folder, target, head)) ?? target;
  const [turned, cuts] = await Promise.all([
    boundary(folder, head, left).then((onto) => onto !== undefined && onto !== left),
    shallow ? readCuts(folder) : new Set<string>(),
  ]);
  const where = { prefix, cuts, known };
  const [line, own] = await Promise.all([readLog(folder, where, left), readLog(folder, where, head, `^${left}`)]);
  return historyOf({ state: 'read', head, shallow, turned }, [...withoutTakenOver(own, line), ...line]);
}

/** The newest commit on the first-parent line of `from` that `to` has in its history; undefined where all of it has, or none. */
async function boundary(folder: string, from: string, to: string): Promise<string | undefined> {
  const words = ['rev-list', '--first-parent', '--boundary', '--end-of-options', from, `^${to}`];
  const lines = (await gitOutput(folder, words)).toString('latin1').trimEnd().split('\n');
  return lines.findLast((line) => line.startsWith('-'))?.slice(1);
}

function withoutTakenOver(own: readonly HistoryCommit[], line: readonly HistoryCommit[]): HistoryCommit[] {
  const state = new Map<string, string | undefined>();
  for (const { changes } of line.toReversed()) for (const { path, after } of changes) state.set(path, after);
  return own.map((commit) =>
    commit.parents.length < 2
      ? commit
      : { ...commit, changes: commit.changes.filter(({ path, after }) => state.get(path) !== after) },
  );
}
