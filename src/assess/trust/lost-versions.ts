import type { History, HistoryCommit } from '../../read/history/history.ts';
import { isDecisionPath } from './file-ids.ts';

/** A decision file as it stood on a line that was merged, and as it never stood on the first-parent line. */
export interface LostVersion {
  readonly path: string;
  /** The newest commit in which it stood so. */
  readonly commit: HistoryCommit;
  /** Whether a file of that name came all the same. */
  readonly cameOtherwise: boolean;
}

/**
 * The decisions that merges left out, or brought in other words. In a history nobody can tell a branch on which a
 * draft was mended from the main line merged the wrong way round, so it is told in either case.
 */
export function lostVersions({ aside = [], steps }: History): LostVersion[] {
  const came = new Set<string | undefined>();
  for (const [path, ofPath] of steps) if (isDecisionPath(path)) for (const { after } of ofPath) came.add(after);
  const lost = new Map<string, LostVersion>();
  for (const commit of aside) {
    for (const { path, after } of commit.changes) {
      if (after === undefined || !isDecisionPath(path) || came.has(after) || lost.has(path)) continue;
      lost.set(path, { path, commit, cameOtherwise: steps.has(path) });
    }
  }
  return [...lost.values()];
}
