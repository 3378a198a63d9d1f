import { compare } from '../../diagnostic/compare.ts';

/** Who, and when by their own clock, as an instant in UTC: `2026-03-01T09:00:00Z`. */
export interface Actor {
  readonly name: string;
  readonly email: string;
  readonly at: string;
}

/** What one commit did to one path. */
export interface Change {
  /** Relative to the content folder, with `/`. */
  readonly path: string;
  readonly what: 'added' | 'modified' | 'deleted';
  /** The ids of its bytes (git blob ids); absent on the side where the path is. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface HistoryCommit {
  readonly id: string;
  /** As the commit itself names them, also where a shallow clone lacks them; the first is the one judged against. */
  readonly parents: readonly string[];
  readonly author: Actor;
  readonly committer: Actor;
  /** Whether it carries a signature; nothing says that it is a good one. */
  readonly signed: boolean;
  /** The first line of its message, at most 200 characters. */
  readonly subject: string;
  /** Whether a shallow clone ends here: what it lists as added may be older. */
  readonly cut: boolean;
  /** Against its first parent, in git's order. A change of nothing but the executable bit is none. */
  readonly changes: readonly Change[];
}

/** One change, with the commit that made it. */
export interface Step extends Change {
  readonly commit: HistoryCommit;
  /** The place of that commit in the history; the oldest is 0. */
  readonly order: number;
}

interface Facts {
  /** `empty`: a repository without a commit. */
  readonly state: 'read' | 'empty' | 'no-repository' | 'no-git';
  /** The commit that it was read from. */
  readonly head: string | undefined;
  /** Whether older commits are missing from this clone: the absence of something then proves nothing. */
  readonly shallow: boolean;
  /** Whether the line that it goes to was merged into it, so that its first parents are those of a branch. */
  readonly turned?: boolean | undefined;
  /** The commits on merged lines that changed decisions, newest first: all that never were first parents. */
  readonly aside?: readonly HistoryCommit[] | undefined;
}

/** The first-parent history of a content folder. */
export interface History extends Facts {
  /** The commits that changed something below the folder, newest first. */
  readonly commits: readonly HistoryCommit[];
  /** For each path that ever was, what happened to it, oldest first. */
  readonly steps: ReadonlyMap<string, readonly Step[]>;
}

/** A history, indexed by path, from commits that are newest first. */
export function historyOf(facts: Facts, commits: readonly HistoryCommit[]): History {
  const steps = new Map<string, Step[]>();
  for (const [order, commit] of commits.toReversed().entries()) {
    for (const change of commit.changes) {
      const known = steps.get(change.path);
      const step = { ...change, commit, order };
      if (known) known.push(step);
      else steps.set(change.path, [step]);
    }
  }
  return { ...facts, commits, steps };
}

/** The paths of a history that a question is about, in order. */
export function pathsOf({ steps }: History, covers: (path: string) => boolean): string[] {
  return [...steps.keys()].filter(covers).sort(compare);
}
