import { escapeTerminal } from '../diagnostic/escape.ts';
import { GitFault } from '../read/history/run-git.ts';
import { UsageError } from './usage.ts';

const KNOWN_FAULTS: Record<string, string> = {
  EACCES: 'is not permitted here',
  EPERM: 'is not permitted here',
  ENOSPC: 'is not possible: the disk is full',
  EROFS: 'is not possible: the disk is read-only',
  ENOENT: 'is not possible: it is not there',
  ENOTDIR: 'is not possible: a file lies where a folder should be',
  EISDIR: 'is not possible: it is a folder',
  ENAMETOOLONG: 'is not possible: the name is too long',
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
  if (error instanceof UsageError || error instanceof GitFault) return `${error.message}\n→ ${error.hint}`;
  if (error instanceof Error && 'code' in error && 'path' in error) {
    const what = KNOWN_FAULTS[String(error.code)];
    if (what !== undefined)
      return `Reading or writing ${String(error.path)} ${what}.\n→ Check the path and who may write there.`;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `countersign stopped because of a fault of its own. Please report it with these lines:\n${trace}`;
}
