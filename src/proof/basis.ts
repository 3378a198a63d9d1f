import { inWords } from '../diagnostic/calendar.ts';
import { introducedBy } from '../read/history/questions.ts';
import type { Gate } from '../run.ts';
import { otherErrors } from './missing.ts';
import type { DayFolder, Unshown } from './day-folder.ts';

interface Told {
  readonly past: DayFolder;
  readonly now: Gate;
  readonly system: string;
}

/** How far an answer from the history can be trusted, in sentences. */
export function historyNotes({ past, now, system, gate }: Told & { readonly gate: Gate }): string[] {
  const [then, today] = [gate, now].map((each) => each.assessment?.registry.systems.get(system)?.data.live_since);
  const others = otherErrors(gate, system);
  const rest = gate.assessment === undefined ? 0 : others;
  return [
    'This is what was checked in at the end of that day, with that day’s people, policy and decisions, judged by the rules of this version of Countersign.',
    'A commit counts for the day that its committer’s clock said, but never for an earlier one than the commits that it stands on, and what a branch held counts from its merge on (where the main line was merged into a branch that took its place, the days between are those of that branch); whether the history was rewritten as a whole, only a copy kept elsewhere can show, such as the commit that a published site names.',
    ...disputeNote(past),
    ...(past.history.shallow
      ? [
          'This clone is shallow: commits before its oldest one are missing, so nothing is said of when older files came. The commit of that day itself is here.',
        ]
      : []),
    ...(gate.sources.has(`systems/${system}.mdx`) ? [] : [absentNote(past, gate, system)]),
    ...(then === today
      ? []
      : [
          `The record of that day ${then === undefined ? 'named no first live day' : `said that it went live on ${inWords(then)}`}; today’s ${today === undefined ? 'names none' : `says ${inWords(today)}`}.`,
        ]),
    ...(rest > 0
      ? [
          `Besides, ${rest === 1 ? '1 error' : `${rest} errors`} of other records stood that day, so that the registry as a whole would not have been published.`,
        ]
      : []),
  ];
}

function absentNote({ history, dayOf }: DayFolder, gate: Gate, system: string): string {
  const came = introducedBy(history, `systems/${system}.mdx`, dayOf);
  const when =
    came === undefined
      ? 'Its record is not committed to this day'
      : `Its record first came on ${inWords(came.day)}, with commit ${came.commit.id}${came.certain ? '' : ', or earlier, where this clone ends'}`;
  const intake = gate.sources.has(`intake/${system}.mdx`)
    ? ' It was known as an intake record, and not registered.'
    : '';
  return `The registry held no record of this system that day. ${when}.${intake}`;
}

/** Why the answer is from the files alone, and what that is worth. */
export function dateNotes({ past, now, system }: Told): string[] {
  const why = typeof past.folder === 'string' ? reason(past.folder, past) : '';
  const came = introducedBy(past.history, `systems/${system}.mdx`, past.dayOf);
  return [
    `${why} So this is not what was recorded that day.`,
    'It is what the files themselves date: the record as it stands today, with only the decisions, acceptances and evidence that say they are of that day or earlier, judged by today’s people and policy. Whether evidence was pinned and read by somebody else carries no date, and is left out. Nothing here proves that they were written then.',
    ...(now.sources.has(`systems/${system}.mdx`) ? [] : ['Today there is no record of this system.']),
    ...(came === undefined
      ? []
      : [`The record came to the history on ${inWords(came.day)}, with commit ${came.commit.id}.`]),
    ...disputeNote(past),
    ...(now.commit.dirty ? ['Files in the content folder differ from the commit that is checked out.'] : []),
  ];
}

/** Why there is no history to ask. */
export const NO_HISTORY = {
  'no-repository': 'The content folder lies in no git repository, so there is no history of that day.',
  'no-git': 'git could not be started, so the history of that day could not be read.',
  empty: 'The repository has no commit yet, so there is no history of that day.',
} as const satisfies Partial<Record<Unshown, string>>;

function reason(why: Unshown, { history, dayOf }: DayFolder): string {
  const oldest = history.commits.at(-1);
  const begins = oldest && `${inWords(dayOf(oldest))} (commit ${oldest.id})`;
  switch (why) {
    case 'no-repository':
    case 'no-git':
    case 'empty':
      return NO_HISTORY[why];
    case 'before-history':
      if (history.shallow)
        return `This clone is shallow and lacks the commits before ${begins ?? 'its oldest one'}, so it cannot show that day: fetch the whole history with “git fetch --unshallow” and ask again.`;
      return `The history of this repository begins after that day${begins ? `: the first commit of these files is of ${begins}` : ''}.`;
    case 'before-registry':
      return `The repository is older than that day, and the registry is not: nothing was registered in it yet${begins ? `, and the first commit of these files is of ${begins}` : ''}.`;
  }
}

function disputeNote({ state }: DayFolder): string[] {
  if (state?.disputed === undefined) return [];
  return [
    `The dates of the history disagree: commit ${state.disputed} claims to be of that day or earlier and stands on later commits, because a clock was wrong, or it was backdated or rewritten. It does not count for that day.`,
  ];
}
