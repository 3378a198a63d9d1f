import { type Calendar, arrivalDays } from '../read/history/days.ts';
import type { History, HistoryCommit } from '../read/history/history.ts';
import { type PastState, readAt } from '../read/history/read-at.ts';
import { type Base, readBase } from '../read/history/read-base.ts';
import { readHistory } from '../read/history/read-history.ts';

/** Why the git history cannot show a day. */
export type Unshown = 'no-repository' | 'no-git' | 'empty' | 'before-history' | 'before-registry';

/** What git knows about a content folder and a day. */
export interface DayFolder {
  readonly history: History;
  /** The day on which a commit came. */
  readonly dayOf: (commit: HistoryCommit) => string;
  /** The commit of that day; absent where there is no history to look it up in. */
  readonly state: PastState | undefined;
  /** The folder as it was checked in at the end of that day, or why it cannot be shown. */
  readonly folder: Base | Unshown;
}

/** @throws GitFault when there is a repository that git cannot read, or that lacks what it names */
export async function readDay(content: string, day: string, calendar: Calendar): Promise<DayFolder> {
  const history = await readHistory(content);
  const dayOf = arrivalDays(history, calendar);
  if (history.state !== 'read') return { history, dayOf, state: undefined, folder: history.state };
  const state = await readAt(content, day, calendar);
  if (state.commit === undefined) return { history, dayOf, state, folder: 'before-history' };
  const folder = await readBase(content, state.commit);
  return {
    history,
    dayOf,
    state,
    folder: folder.files.some(({ path }) => isOfRegistry(path)) ? folder : 'before-registry',
  };
}

/** Frameworks and pictures may lie in a folder long before anybody registers a system there. */
function isOfRegistry(path: string): boolean {
  return path === 'registry.yaml' || path.startsWith('systems/');
}
