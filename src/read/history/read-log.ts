import type { HistoryCommit } from './history.ts';
import { parseLog, treeWords, type Where } from './parse-log.ts';
import { gitOutput } from './run-git.ts';

/**
 * The commits of a first-parent line that changed something below `folder`, newest first.
 * @param revisions as git-rev-list(1) reads them
 * @throws GitFault when git cannot read them
 */
export async function readLog(folder: string, where: Where, ...revisions: string[]): Promise<HistoryCommit[]> {
  const ids = await gitOutput(folder, ['rev-list', '--first-parent', '--end-of-options', ...revisions]);
  return parseLog(await gitOutput(folder, treeWords(where.prefix), ids), where);
}
