import { type History, historyOf } from './history/history.ts';
import { readObjects } from './history/objects.ts';
import { type Base, readBase } from './history/read-base.ts';
import { needFork } from './history/read-at.ts';
import type { KnownCommits } from './history/read-log.ts';
import { readHistory } from './history/read-history.ts';
import { readHistoryOnto } from './history/read-onto.ts';
import { resolveCommit } from './history/repository.ts';
import { type FileAt, readFilesAt } from './reviewed.ts';
import type { SourceFile } from './content.ts';
import { GitFault } from './history/run-git.ts';

/** What git tells of a content folder, as plain data: everything that trust is judged on besides the folder itself. */
export interface Past {
  readonly history: History;
  /** Why the history could not be read although there is a repository. */
  readonly unread: string | undefined;
  /** What a change is judged against; absent where nobody asked to judge one. */
  readonly base: ChangeBase | undefined;
  /** The signed commits that brought decision files, exactly as stored, by id. */
  readonly signedCommits: ReadonlyMap<string, Uint8Array>;
  /** Gives files as they were at commits of this history, by commit: for the gate, once it knows which were reviewed. */
  readonly filesAt: (wanted: readonly FileAt[]) => Promise<ReadonlyMap<string, readonly SourceFile[]>>;
}

/** Where a change goes to, and where it began: the same commit, unless its target has moved on since. */
export interface ChangeBase {
  /** The folder at the newest commit of the ref that it is to be merged into. */
  readonly tip: Base;
  /** The folder at the newest commit that what is checked out has in common with that ref. */
  readonly fork: Base;
}

/** Nothing is known but the folder as it is. */
export const NO_PAST: Past = {
  history: historyOf({ state: 'empty', head: undefined, shallow: false }, []),
  unread: undefined,
  base: undefined,
  signedCommits: new Map(),
  filesAt: () => Promise.resolve(new Map()),
};

/** The files of a base whose content is judged; of its decisions the ids are enough. */
const TRUST_FILES: readonly string[] = ['registry.yaml', 'policy.yaml', 'people.yaml'];

/**
 * Reads the history of a content folder and, with `baseRef`, the folder as it stands where the change goes to, and as
 * it was where the change began. Without one, a folder outside any repository is no fault.
 * @param known what earlier runs have read of its commits
 * @throws GitFault when there is a `baseRef` and git cannot say what stood there
 */
export async function readPast(folder: string, baseRef?: string, known?: KnownCommits): Promise<Past> {
  const [{ history, unread }, base] = await Promise.all([
    baseRef === undefined
      ? tolerantly(folder, known)
      : readHistoryOnto(folder, baseRef, known).then((history) => ({ history, unread: undefined })),
    baseRef === undefined ? undefined : baseOf(folder, baseRef),
  ]);
  return { unread, base, ...(await toldBy(folder, history)) };
}

/** What git told of a content folder when `commit` was the newest. @throws GitFault when git cannot read it */
export async function readPastAt(folder: string, commit: string): Promise<Past> {
  const history = await readHistory(folder, { commit });
  return { unread: undefined, base: undefined, ...(await toldBy(folder, history)) };
}

async function toldBy(folder: string, history: History): Promise<Pick<Past, 'history' | 'signedCommits' | 'filesAt'>> {
  const { head } = history;
  return {
    history,
    signedCommits: await readSignedCommits(folder, history),
    filesAt: head === undefined ? NO_PAST.filesAt : (wanted) => readFilesAt(folder, head, wanted),
  };
}

async function readSignedCommits(folder: string, { commits }: History): Promise<Past['signedCommits']> {
  const signed = commits.filter(({ signed, changes }) => signed && changes.some(isNewDecision));
  const objects = await readObjects(
    folder,
    signed.map(({ id }) => id),
  );
  return new Map([...objects].map(([id, { bytes }]) => [id, bytes]));
}

async function tolerantly(folder: string, known?: KnownCommits): Promise<Pick<Past, 'history' | 'unread'>> {
  try {
    return { history: await readHistory(folder, { known }), unread: undefined };
  } catch (error) {
    if (!(error instanceof GitFault)) throw error;
    const history = historyOf({ state: 'no-repository', head: undefined, shallow: false }, []);
    return { history, unread: `${error.message} ${error.hint}` };
  }
}

async function baseOf(folder: string, ref: string): Promise<ChangeBase> {
  const [target, fork] = await Promise.all([resolveCommit(folder, ref), needFork(folder, ref)]);
  const read = (id: string) => readBase(folder, id, (path) => TRUST_FILES.includes(path));
  const tip = await read(target);
  return { tip, fork: fork === target ? tip : await read(fork) };
}

function isNewDecision({ path, what }: { path: string; what: string }): boolean {
  return what === 'added' && path.startsWith('decisions/') && path.endsWith('.json');
}
