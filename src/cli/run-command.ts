import { escapeTerminal } from '../diagnostic/escape.ts';
import { GitFault } from '../read/history/run-git.ts';
import { SnapshotFault } from '../read/snapshots/manifest.ts';
import { PublishFault } from '../write/publish-fault.ts';
import { UsageError } from './usage.ts';

const KNOWN_FAULTS: Record<string, string> = {
  EACCES: 'is not permitted here',
  EPERM: 'is not permitted here',
  ENOSPC: 'is not possible: the disk is full',
  EDQUOT: 'is not possible: the disk is as full as it may be',
  EROFS: 'is not possible: the disk is read-only',
  ENOENT: 'is not possible: it is not there',
  ENOTDIR: 'is not possible: a file lies where a folder should be',
  EISDIR: 'is not possible: it is a folder',
  ENAMETOOLONG: 'is not possible: the name is too long',
  EBUSY: 'is not possible: something else uses it',
  EXDEV: 'is not possible: it would cross from one file system to another',
};

/** Runs a command and makes what it gives the exit code: 0 clean, 1 findings, 2 the run itself is broken. */
export function run<A extends unknown[]>(command: (...words: A) => Promise<number>): (...words: A) => Promise<void> {
  return async (...words) => {
    try {
      process.exitCode = await command(...words);
    } catch (error) {
      process.exitCode = 2;
      process.stderr.write(`${explain(error).split('\n').map(escapeTerminal).join('\n')}\n`);
    }
  };
}

function explain(error: unknown): string {
  if (
    error instanceof UsageError ||
    error instanceof GitFault ||
    error instanceof PublishFault ||
    error instanceof SnapshotFault
  )
    return `${error.message}\n→ ${error.hint}`;
  if (error instanceof Error && 'code' in error) {
    const what = KNOWN_FAULTS[String(error.code)];
    // A disk that is full while a file is written says so without its name.
    const path = 'path' in error ? ` ${String(error.path)}` : '';
    if (what !== undefined)
      return `Reading or writing${path} ${what}.\n→ Check the path, its disk, and who may write there.`;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `countersign stopped because of a fault of its own. Please report it with these lines:\n${trace}`;
}
