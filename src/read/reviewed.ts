import type { SourceFile } from './content.ts';
import { readObjects } from './history/objects.ts';
import { needRepository } from './history/repository.ts';
import { failure, gitOutput, runGit } from './history/run-git.ts';

/** A file as it was at a commit. */
export interface FileAt {
  readonly commit: string;
  /** Relative to the content folder. */
  readonly path: string;
}

/**
 * These files as they were, by commit; of a commit that is not in the history of `head` nothing, of one that lacks
 * them all an empty list. Three processes, however many there are.
 * @throws GitFault when git cannot read them
 */
export async function readFilesAt(
  folder: string,
  head: string,
  wanted: readonly FileAt[],
): Promise<Map<string, SourceFile[]>> {
  const [{ prefix }, line] = await Promise.all([
    needRepository(folder),
    gitOutput(folder, ['rev-list', '--end-of-options', head]),
  ]);
  const history = new Set(line.toString('latin1').split('\n'));
  // A folder whose name holds a line end cannot be asked for by name.
  const known = wanted.filter(({ commit }) => history.has(commit) && !prefix.includes('\n'));
  const ids = await idsOf(folder, known, prefix);
  const objects = await readObjects(
    folder,
    ids.filter((id) => id !== undefined),
  );
  const files = new Map<string, SourceFile[]>();
  for (const [at, { commit, path }] of known.entries()) {
    const ofCommit = files.get(commit) ?? [];
    files.set(commit, ofCommit);
    const object = objects.get(ids[at] ?? '');
    if (object?.type === 'blob') ofCommit.push({ path, bytes: object.bytes });
  }
  return files;
}

/** The ids of the bytes of files; undefined for those that the commit lacks. */
async function idsOf(folder: string, files: readonly FileAt[], prefix: string): Promise<(string | undefined)[]> {
  if (files.length === 0) return [];
  const words = ['cat-file', '--batch-check=%(objectname) %(objecttype)', '--buffer'];
  const input = Buffer.from(files.map(({ commit, path }) => `${commit}:${prefix}${path}\n`).join(''));
  const finished = await runGit(folder, words, { input });
  if (finished.code !== 0) throw failure(words, finished);
  const lines = finished.stdout.toString('utf8').split('\n');
  return files.map((_, at) => /^([0-9a-f]+) blob$/.exec(lines[at] ?? '')?.[1]);
}
