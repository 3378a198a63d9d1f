import type { Assessment } from '../assess/assess.ts';
import type { SystemView } from '../assess/system-view.ts';
import { didYouMean } from '../diagnostic/suggest.ts';
import type { Gate } from '../run.ts';
import { UsageError } from './usage.ts';

/** What a gate judged, for commands that decide on it. */
export function judgedOf({ assessment }: Gate): Assessment {
  if (assessment !== undefined) return assessment;
  throw new UsageError(
    'The registry cannot be judged, so nothing can be decided on it.',
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
