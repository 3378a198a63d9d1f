import { findRepository } from './history/repository.ts';
import { gitOutput, runGit } from './history/run-git.ts';

/** The state of the repository that a folder lies in. */
export interface Commit {
  /** The full commit id; absent where there is no repository or no commit yet. */
  readonly id?: string | undefined;
  /** Whether files below the folder differ from that commit. */
  readonly dirty: boolean;
  /** The way from the top of the repository to the folder, such as `content/`. */
  readonly prefix: string;
}

/** Asks git about `folder`. A folder outside any repository is no error; nor, here, is a repository that git cannot read. */
export async function readCommit(folder: string): Promise<Commit> {
  try {
    const repository = await findRepository(folder);
    if (typeof repository === 'string') return { dirty: false, prefix: '' };
    const changes = await gitOutput(folder, ['status', '--porcelain', '--untracked-files=all', '--', '.']);
    return { id: repository.head, dirty: changes.length > 0, prefix: repository.prefix };
  } catch {
    return { dirty: false, prefix: '' };
  }
}

/** The branch that is checked out; undefined on none, as in many CI runs, and outside a repository. */
export async function readBranch(folder: string): Promise<string | undefined> {
  const { code, stdout } = await runGit(folder, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  return code === 0 ? stdout.toString('utf8').trim() : undefined;
}
