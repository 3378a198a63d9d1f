import { type History, historyOf } from './history.ts';
import { logWordsEverywhere, parseLog } from './parse-log.ts';
import { type KnownCommits, readLog } from './read-log.ts';
import { findRepository, readCuts } from './repository.ts';
import { gitOutput } from './run-git.ts';

/**
 * The first-parent history of what is checked out, as far as it changed something below `folder`, read by two
 * processes however long it is. Renames are a deletion and an addition; a merge counts by what it changed against
 * its first parent. Outside a repository, and before the first commit, it is empty and says so.
 * @param end the id of a commit to end with, instead of the one that is checked out; what earlier runs have read
 * @throws GitFault when there is a repository that git cannot read
 */
export async function readHistory(
  folder: string,
  { commit, known }: { readonly commit?: string; readonly known?: KnownCommits | undefined } = {},
): Promise<History> {
  const repository = await findRepository(folder);
  if (typeof repository === 'string') return historyOf({ state: repository, head: undefined, shallow: false }, []);
  const { shallow, prefix } = repository;
  const head = commit ?? repository.head;
  if (head === undefined) return historyOf({ state: 'empty', head, shallow }, []);
  const cuts = shallow ? await readCuts(folder) : new Set<string>();
  const where = { prefix, cuts, known };
  const [commits, merged] = await Promise.all([readLog(folder, where, head), readMerged(folder, head)]);
  const line = new Set(commits.map(({ id }) => id));
  const aside = merged && parseLog(merged, where).filter(({ id }) => !line.has(id));
  return historyOf({ state: 'read', head, shallow, aside }, commits);
}

/** What changed decisions on any line; nothing where no lines were merged. */
async function readMerged(folder: string, head: string): Promise<Buffer | undefined> {
  const merge = await gitOutput(folder, ['rev-list', '--merges', '--max-count=1', '--end-of-options', head]);
  return merge.length === 0 ? undefined : gitOutput(folder, logWordsEverywhere(head, 'decisions'));
}
