import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { escapeTerminal } from '../../diagnostic/escape.ts';
import { failure, GitFault, gitOutput, NoGit, runGit } from './run-git.ts';

/** The repository that a folder lies in. */
export interface Repository {
  /** The way from its top to the folder, such as `content/`; empty at the top. */
  readonly prefix: string;
  /** The commit that is checked out; absent before the first one. */
  readonly head: string | undefined;
  /** Whether older commits are missing from this clone. */
  readonly shallow: boolean;
}

const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

type Found = Repository | 'no-repository' | 'no-git';

/** What is being asked just now, by folder: much that is read at once begins with this question. */
const asked = new Map<string, Promise<Found>>();

/** The repository of `folder`, or why there is none. @throws GitFault when it is there and cannot be read */
export function findRepository(folder: string): Promise<Found> {
  const known = asked.get(folder);
  if (known) return known;
  const answer = askFor(folder).finally(() => asked.delete(folder));
  asked.set(folder, answer);
  return answer;
}

async function askFor(folder: string): Promise<Found> {
  // One process for all of it: starting one takes longer than what it does. Before the first commit HEAD gives no line.
  const asks = ['--is-inside-work-tree', '--is-shallow-repository', '--show-prefix', '--revs-only', 'HEAD'];
  const words = ['rev-parse', ...asks];
  try {
    const facts = await runGit(folder, words);
    if (facts.code !== 0) {
      // A broken link to a repository also says “not a git repository”, but names a place instead of “(or any …”.
      if (facts.stderr.includes('not a git repository (or any')) return 'no-repository';
      throw failure(words, facts);
    }
    const [inside, shallow, ...rest] = facts.stdout.toString('utf8').split('\n').slice(0, -1);
    if (inside !== 'true') return 'no-repository';
    // A prefix is empty or ends with a slash, and may hold line ends itself.
    const head = ID.test(rest.at(-1) ?? '') ? rest.pop() : undefined;
    return { prefix: rest.join('\n'), head, shallow: shallow === 'true' };
  } catch (error) {
    if (error instanceof NoGit) return 'no-git';
    throw error;
  }
}

/** The repository of `folder`, where a command cannot do without. @throws GitFault when there is none */
export async function needRepository(folder: string): Promise<Repository> {
  const repository = await findRepository(folder);
  if (typeof repository !== 'string') return repository;
  throw new GitFault(
    repository === 'no-git' ? 'git could not be started.' : `The folder ${shown(folder)} lies in no git repository.`,
    repository === 'no-git'
      ? 'Install git 2.31 or newer; the history is read with it.'
      : 'Run this in a clone, or leave out what asks for its history.',
  );
}

/** The commits at which a shallow clone ends. */
export async function readCuts(folder: string): Promise<Set<string>> {
  const path = (await gitOutput(folder, ['rev-parse', '--git-path', 'shallow'])).toString('utf8').replace(/\n$/, '');
  const text = await readFile(resolve(folder, path), 'utf8');
  return new Set(text.split('\n').filter((line) => ID.test(line)));
}

/**
 * The id of the commit that `ref` names.
 * @throws GitFault naming the ref when it names none, or could name two: a pushed tag may not pass for a branch
 */
export async function resolveCommit(folder: string, ref: string): Promise<string> {
  // A process takes no NUL in its arguments.
  const words = ['rev-parse', '--verify', '--end-of-options', `${ref.replaceAll('\0', '\ufffd')}^{commit}`];
  const { code, stdout, stderr } = await runGit(folder, words);
  const id = stdout.toString('utf8').trim();
  if (code !== 0 || !ID.test(id)) {
    const { shallow } = await needRepository(folder);
    throw new GitFault(
      `There is no commit “${shown(ref)}” in this repository.`,
      shallow
        ? 'This clone is shallow: fetch the whole history (git fetch --unshallow), or the ref itself.'
        : 'Name a branch, a tag or a commit that “git rev-parse” knows; one of a remote has to be fetched first.',
    );
  }
  if (/\bis ambiguous\b/.test(stderr)) {
    throw new GitFault(
      `“${shown(ref)}” could mean more than one commit: a branch, a tag or a remote branch of that name.`,
      'Write it in full, such as refs/remotes/origin/main, or give the id of the commit.',
    );
  }
  return id;
}

function shown(text: string): string {
  return escapeTerminal(text.slice(0, 200));
}
