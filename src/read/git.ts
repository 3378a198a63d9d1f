import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The state of the repository that a folder lies in. */
export interface Commit {
  /** The full commit id; absent where there is no repository or no commit yet. */
  readonly id?: string | undefined;
  /** Whether files below the folder differ from that commit. */
  readonly dirty: boolean;
  /** The way from the top of the repository to the folder, such as `content/`. */
  readonly prefix: string;
}

/** Asks git about `folder`; a folder outside any repository is no error. */
export async function readCommit(folder: string): Promise<Commit> {
  try {
    const prefix = (await git(folder, 'rev-parse', '--show-prefix')).trim();
    const id = (await git(folder, 'rev-parse', '--verify', '--quiet', 'HEAD').catch(() => '')).trim();
    const changes = await git(folder, 'status', '--porcelain', '--untracked-files=all', '--', '.');
    return { id: id || undefined, dirty: changes.trim() !== '', prefix };
  } catch {
    return { dirty: false, prefix: '' };
  }
}

async function git(folder: string, ...words: string[]): Promise<string> {
  const { stdout } = await run('git', ['-c', 'core.quotePath=false', '-c', 'core.fsmonitor=false', ...words], {
    cwd: folder,
    maxBuffer: 1 << 28,
  });
  return stdout;
}
