import type { Deadline } from '../assess/deadlines.ts';

/** A day after which something fails, that a change brings or moves. */
export interface DateChange {
  readonly what: string;
  /** The last day on which all is well; absent where nothing runs out any more. */
  readonly is: string | undefined;
  /** That day without the change; absent where there was none. */
  readonly was: string | undefined;
  /** The id of the person who has to act. */
  readonly who: string | undefined;
  /** Whether the build fails after that day. */
  readonly fails: boolean;
}

/** The days that begin, move or go away, soonest first. */
export function dateChanges(before: readonly Deadline[], after: readonly Deadline[]): DateChange[] {
  const [was, is] = [byThing(before), byThing(after)];
  return [...new Set([...is.keys(), ...was.keys()])]
    .flatMap((thing): DateChange[] => {
      const [then, now] = [was.get(thing), is.get(thing)];
      const deadline = now ?? then;
      if (deadline === undefined || then?.date === now?.date) return [];
      const { what, who, fails } = deadline;
      return [{ what, is: now?.date, was: then?.date, who, fails }];
    })
    .sort((a, b) => ((a.is ?? a.was ?? '') < (b.is ?? b.was ?? '') ? -1 : 1));
}

/** One day for each thing that runs out: the first, where it has several. */
function byThing(deadlines: readonly Deadline[]): Map<string, Deadline> {
  const found = new Map<string, Deadline>();
  for (const deadline of deadlines) {
    const thing = `${deadline.kind} ${deadline.subject ?? deadline.what}`;
    if (!found.has(thing)) found.set(thing, deadline);
  }
  return found;
}
