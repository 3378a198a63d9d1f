import { compare } from '../diagnostic/compare.ts';
import type { HeldFolder } from '../read/content.ts';
import { introducedBy } from '../read/history/questions.ts';
import type { Gate } from '../run.ts';
import type { DayFolder } from './day-folder.ts';

/** A decision that says it is of some day, and when its file came. */
export interface Arrival {
  readonly file: string;
  readonly function: string;
  readonly on: string;
  /** The day and the commit that brought it; absent for a file that is not committed. */
  readonly came: string | undefined;
  readonly commit: string | undefined;
}

interface ArrivalQuestion {
  readonly past: DayFolder;
  readonly now: Gate;
  readonly system: string;
  readonly day: string;
}

/** Today’s decisions that are dated by a day and are not among the files of that day. */
export function arrivalsAfter({ past, now, system, day }: ArrivalQuestion, files: ReadonlySet<string>): Arrival[] {
  const decisions = now.assessment?.views.get(system)?.decisions ?? [];
  return decisions
    .filter(({ data, file }) => data.on <= day && !files.has(file))
    .map(({ data, file }) => {
      const came = introducedBy(past.history, file, past.dayOf);
      return { file, function: data.function, on: data.on, came: came?.day, commit: came?.commit.id };
    });
}

/** A file of a past day that is not the same today. */
export interface FileSince {
  readonly file: string;
  readonly now: 'gone' | 'different';
}

export function filesSince(then: HeldFolder, now: HeldFolder, prefix: string): FileSince[] {
  const today = new Map(now.files.map(({ path, bytes }) => [path, bytes]));
  return then.files
    .filter(({ path }) => path.startsWith(prefix))
    .flatMap(({ path, bytes }): FileSince[] => {
      const found = today.get(path);
      if (found === undefined) return [{ file: path, now: 'gone' }];
      return found.equals(bytes) ? [] : [{ file: path, now: 'different' }];
    })
    .sort((a, b) => compare(a.file, b.file));
}
