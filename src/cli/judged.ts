import type { Assessment } from '../assess/assess.ts';
import type { SystemView } from '../assess/system-view.ts';
import { didYouMean, listWords } from '../diagnostic/suggest.ts';
import type { Gate } from '../run.ts';
import { UsageError } from './usage.ts';

/** What a gate judged, for commands that can do nothing without it; `so` says what they cannot do. */
export function judgedOf({ assessment }: Gate, so = 'nothing can be decided on it'): Assessment {
  if (assessment !== undefined) return assessment;
  throw new UsageError(
    `The registry cannot be judged, so ${so}.`,
    'Run “countersign check” and mend what it says first.',
  );
}

/** The view of a system that a command names. */
export function viewNamed(system: string, { views }: Assessment): SystemView {
  const view = views.get(system);
  if (view !== undefined) return view;
  throw new UsageError(
    `There is no system “${system}”.`,
    didYouMean(system, [...views.keys()], 'Name a system by the name of its file.'),
  );
}

/** One of the formats of a command, by its name. */
export function formatOf<T>(formats: ReadonlyMap<string, T>, name = 'text'): T {
  const format = formats.get(name);
  if (format !== undefined) return format;
  throw new UsageError(`There is no format “${name}”.`, `Write --format ${listWords([...formats.keys()])}.`);
}
