import type { HeldFolder } from '../../src/read/content.ts';
import { type Change, type History, type HistoryCommit, historyOf } from '../../src/read/history/history.ts';
import { blobId } from '../../src/read/history/questions.ts';
import type { Past } from '../../src/read/past.ts';

/** How an example is cloned: a block `yaml clone` says what is not as usual. */
export interface Clone {
  /** Whether the change is judged against what it goes to. */
  readonly base: boolean;
  readonly shallow: boolean;
  /** Whether the change brings the whole registry. */
  readonly begins: boolean;
  readonly state: History['state'];
  readonly unread: string | undefined;
  /** Whether the line that the change goes to was merged into it. */
  readonly turned: boolean;
  /** Decision files as they stood on a line that was merged, each with bytes of its own. */
  readonly aside: readonly string[];
}

const ACTOR = { name: 'Mia Strand', email: 'mia.strand@nordlys.example' };
const [FIRST, SECOND] = ['a', 'b'].map((digit) => digit.repeat(40)) as [string, string];

/** What git would tell of an example: one commit with everything that stood there, and one with the change. */
export function pastOf({ before, after, clone }: { before: HeldFolder; after: HeldFolder; clone: Clone }): Past {
  const { state, shallow, unread, turned } = clone;
  const old = clone.begins ? { files: [], odd: [] } : before;
  const [was, is] = [idsOf(old), idsOf(after)];
  const base = { ...old, commit: FIRST, ids: was };
  const commits = [
    commitOf(SECOND, '2026-03-01T09:00:00Z', changesOf(was, is)),
    commitOf(FIRST, '2026-01-12T09:00:00Z', changesOf(new Map(), was)),
  ];
  return {
    history: historyOf(
      { state, head: SECOND, shallow, turned, aside: asideOf(clone) },
      state === 'read' ? commits : [],
    ),
    unread,
    base: clone.base ? { tip: base, fork: base } : undefined,
    signedCommits: new Map(),
    filesAt: () => Promise.resolve(new Map()),
  };
}

function idsOf({ files }: HeldFolder): Map<string, string> {
  return new Map(files.map(({ path, bytes }) => [path, blobId(bytes, FIRST)]));
}

function changesOf(was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>): Change[] {
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((path): Change[] => {
    const [before, after] = [was.get(path), is.get(path)];
    if (before === after) return [];
    return [
      { path, what: before === undefined ? 'added' : after === undefined ? 'deleted' : 'modified', before, after },
    ];
  });
}

function commitOf(id: string, at: string, changes: readonly Change[]): HistoryCommit {
  const actor = { ...ACTOR, at };
  return {
    id,
    parents: id === FIRST ? [] : [FIRST],
    author: actor,
    committer: actor,
    signed: false,
    subject: 'A change',
    cut: false,
    changes,
  };
}

/** One commit on a merged line, in which these decision files stood with bytes that nothing else has. */
function asideOf({ aside }: Clone): HistoryCommit[] {
  const changes = aside.map((path): Change => {
    return { path, what: 'added', before: undefined, after: blobId(Buffer.from(path), FIRST) };
  });
  return [commitOf('c'.repeat(40), '2026-02-20T09:00:00Z', changes)];
}
