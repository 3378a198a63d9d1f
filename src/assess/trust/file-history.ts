import type { History, HistoryCommit, Step } from '../../read/history/history.ts';
import { type FileIds, isDecisionPath } from './file-ids.ts';

/** A decision file or a signature that is not what it was, or is gone. */
export interface FileChange {
  readonly path: string;
  /** `displaced`: another decision of that name came where the change goes to. `redone`: the change brought it, and then edited it. */
  readonly what: 'edited' | 'removed' | 'displaced' | 'redone';
  /** The commit that did it; absent where it is not committed yet, or where a base is all that is known. */
  readonly by: HistoryCommit | undefined;
}

export interface Now {
  readonly ids: FileIds;
  /** Only an example organisation has its decisions made anew, all at once, by a script. */
  readonly isExample: boolean;
}

/** The files where a change began, and where it goes to. */
export interface BaseIds {
  readonly fork: FileIds;
  readonly tip: FileIds;
}

/**
 * What this change did to the decision files that stood where it began, and to those that came since where it goes
 * to: one of these that it lacks came after it began, but another file of the same name would take its place.
 * Removed are only bytes that lie nowhere any more.
 */
export function changesAgainstBase({ fork, tip }: BaseIds, { ids, isExample }: Now): FileChange[] {
  const before = new Map([...fork].filter(([path]) => isDecisionPath(path)));
  if (isExample && isMadeAnew(before, ids)) return [];
  const left = new Set(ids.values());
  const own = [...before].flatMap(([path, id]): FileChange[] => {
    const now = ids.get(path);
    // The same was done where the change goes to: it isn't this change's doing.
    if (now === id || now === tip.get(path)) return [];
    if (now === undefined) return left.has(id) ? [] : [{ path, what: 'removed', by: undefined }];
    return [{ path, what: 'edited', by: undefined }];
  });
  const since = [...tip].filter(([path, id]) => {
    const now = ids.get(path);
    return isDecisionPath(path) && !fork.has(path) && now !== undefined && now !== id;
  });
  return [...own, ...since.map(([path]): FileChange => ({ path, what: 'displaced', by: undefined }))];
}

/** What a change did to decision files that it brought itself, of all that is to be seen in its history. */
export function changesWithin(changes: readonly FileChange[], { fork, tip }: BaseIds): FileChange[] {
  return changes
    .filter(({ path, what }) => what === 'edited' && !fork.has(path) && !tip.has(path))
    .map((change) => ({ ...change, what: 'redone' }));
}

/**
 * What was done to decision files since they first came. A file is not removed where its bytes still lie elsewhere
 * under decisions/, or were moved there by the same commit, which is then answerable for them. What was mended again
 * is no change.
 */
export function changesInHistory(
  history: History,
  { head, beginning }: Replayed,
  { ids, isExample }: Now,
): FileChange[] {
  if (isExample && isMadeAnew(head, ids)) return [];
  const left = new Set(ids.values());
  const broughtBy = additions();
  const found: FileChange[] = [];
  for (const [path, steps] of history.steps) {
    if (!isDecisionPath(path)) continue;
    const counted = sinceBeginning(steps, beginning);
    const [came, ...later] = counted;
    const now = ids.get(path);
    if (came?.after === undefined || now === came.after) continue;
    if (now !== undefined)
      found.push({ path, what: 'edited', by: later.find(({ after }) => after !== came.after)?.commit });
    else {
      const last = counted.at(-1);
      const wasMoved =
        last?.after === undefined && last?.before !== undefined && broughtBy(last.commit).has(last.before);
      if (wasMoved || left.has(last?.after ?? last?.before ?? '')) continue;
      found.push({ path, what: 'removed', by: last?.after === undefined ? last?.commit : undefined });
    }
  }
  return found;
}

/** The steps of a path from the one that put there what it held at the beginning, or else first held. */
function sinceBeginning(steps: readonly Step[], beginning: number): readonly Step[] {
  const from = Math.max(
    0,
    steps.findLastIndex(({ order }) => order <= beginning),
  );
  return steps.slice(steps[from]?.after === undefined ? from + 1 : from);
}

/** Gives the ids of what a commit put under decisions/; kept by commit, since one commit may move thousands. */
function additions(): (commit: HistoryCommit) => ReadonlySet<string | undefined> {
  const known = new Map<HistoryCommit, ReadonlySet<string | undefined>>();
  return (commit) => {
    const added =
      known.get(commit) ??
      new Set(
        commit.changes.filter(({ path, what }) => what === 'added' && isDecisionPath(path)).map(({ after }) => after),
      );
    known.set(commit, added);
    return added;
  };
}

export interface Replayed {
  /** The decision files and signatures of the newest commit. */
  readonly head: FileIds;
  /** In an example, the place of the newest commit that made all decisions anew; -1 where there is none. */
  readonly beginning: number;
}

/** Goes through a history from its oldest commit to its newest. */
export function replay({ commits }: History, isExample: boolean): Replayed {
  const state = new Map<string, string>();
  let beginning = -1;
  for (const [order, { changes }] of commits.toReversed().entries()) {
    const own = changes.filter(({ path }) => isDecisionPath(path));
    // Looked at closely only where it can be: most commits touch a few files of thousands.
    const before = isExample && own.length * 2 >= state.size ? new Map(state) : undefined;
    for (const { path, after } of own) {
      if (after === undefined) state.delete(path);
      else state.set(path, after);
    }
    if (before && isMadeAnew(before, state)) beginning = order;
  }
  return { head: state, beginning };
}

/** Whether of each decision the file or its signature is another one, or gone: nothing stayed as it was. */
function isMadeAnew(before: FileIds, after: FileIds): boolean {
  const decisions = [...before.keys()].filter((path) => path.endsWith('.json'));
  const isAnother = (path: string) => before.has(path) && before.get(path) !== after.get(path);
  return decisions.length > 0 && decisions.every((path) => isAnother(path) || isAnother(`${path}.sig`));
}
