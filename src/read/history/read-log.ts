import { createHash } from 'node:crypto';
import type { HistoryCommit } from './history.ts';
import { parseLog, treeWords, type Where } from './parse-log.ts';
import { gitOutput } from './run-git.ts';

/** What earlier runs have read of commits, by what stands for the question; `null` for one that changed nothing there. */
export interface KnownCommits {
  readonly recall: (sum: string) => HistoryCommit | null | undefined;
  readonly keep: (sum: string, commit: HistoryCommit | null) => void;
}

/** How a line of commits is read. */
export interface Reading extends Where {
  readonly known?: KnownCommits | undefined;
}

/**
 * The commits of a first-parent line that changed something below `folder`, newest first.
 * @param revisions as git-rev-list(1) reads them
 * @throws GitFault when git cannot read them
 */
export async function readLog(folder: string, reading: Reading, ...revisions: string[]): Promise<HistoryCommit[]> {
  const ids = await gitOutput(folder, ['rev-list', '--first-parent', '--end-of-options', ...revisions]);
  const { known } = reading;
  return known === undefined ? readCommits(folder, reading, ids) : recallLog(folder, { ...reading, known }, ids);
}

async function recallLog(
  folder: string,
  { known, ...where }: Where & { readonly known: KnownCommits },
  ids: Buffer,
): Promise<HistoryCommit[]> {
  const line = ids.toString('latin1').split('\n').slice(0, -1);
  const sums = new Map(line.map((id) => [id, sumOf(id, where)]));
  const commits = new Map([...sums].map(([id, sum]) => [id, known.recall(sum)]));
  const missing = line.filter((id) => commits.get(id) === undefined);
  const read = await readCommits(folder, where, Buffer.from(missing.map((id) => `${id}\n`).join('')));
  const fresh = new Map(read.map((commit) => [commit.id, commit]));
  for (const id of missing) known.keep(sums.get(id) ?? '', fresh.get(id) ?? null);
  return line.flatMap((id) => commits.get(id) ?? fresh.get(id) ?? []);
}

/** All that decides what is read of a commit: its id stands for everything in it. */
function sumOf(id: string, { prefix, cuts }: Where): string {
  return createHash('sha256')
    .update(`${id}\n${cuts.has(id)}\n${prefix}`)
    .digest('hex');
}

async function readCommits(folder: string, where: Where, ids: Buffer): Promise<HistoryCommit[]> {
  return ids.length === 0 ? [] : parseLog(await gitOutput(folder, treeWords(where.prefix), ids), where);
}
