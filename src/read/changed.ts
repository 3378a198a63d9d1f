import { needFork } from './history/read-at.ts';
import { gitOutput } from './history/run-git.ts';

/** What became of each file of a content folder that a change touched, by its path below the folder. */
export type ChangedFiles = ReadonlyMap<string, 'added' | 'changed' | 'removed'>;

const WHAT = { A: 'added', D: 'removed' } as const;

/**
 * The files that differ between what is in the folder now, committed or not, and the newest commit that it has in
 * common with `ref`.
 * @throws GitFault when there is no repository, no such commit, or none in common
 */
export async function readChanged(folder: string, ref: string): Promise<ChangedFiles> {
  const fork = await needFork(folder, ref);
  const [diff, untracked] = await Promise.all([
    gitOutput(folder, ['diff', '--name-status', '--no-renames', '--no-ext-diff', '--relative', '-z', fork, '--', '.']),
    gitOutput(folder, ['ls-files', '--others', '-z', '--', '.']),
  ]);
  const files = new Map<string, 'added' | 'changed' | 'removed'>();
  const words = names(diff);
  for (let at = 0; at + 1 < words.length; at += 2) {
    const letter = words[at];
    files.set(words[at + 1] ?? '', letter === 'A' || letter === 'D' ? WHAT[letter] : 'changed');
  }
  // A file that git no longer tracks, and that is still there, is not removed.
  for (const path of names(untracked)) files.set(path, files.has(path) ? 'changed' : 'added');
  return files;
}

function names(output: Buffer): string[] {
  return output.toString('utf8').split('\0').filter(Boolean);
}
