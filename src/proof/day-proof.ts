import { viewByDates } from '../assess/dated-view.ts';
import { type Standing, standingOf } from '../assess/standing.ts';
import type { SystemView } from '../assess/system-view.ts';
import type { HeldFolder } from '../read/content.ts';
import type { Base } from '../read/history/read-base.ts';
import { readPastAt } from '../read/past.ts';
import { type Gate, judge } from '../run.ts';
import { arrivalsAfter, type Arrival, filesSince, type FileSince } from './arrivals.ts';
import { dateNotes, historyNotes } from './basis.ts';
import { lacksByFindings, lacksByGaps, type Missing, type Permitted } from './missing.ts';
import { type DayFolder, readDay } from './day-folder.ts';

/**
 * `approved`: everything that the tier asks for stood on that day. `not-registered`: the registry was there, and no
 * record of the system in it. `not-judged`: what was recorded that day is too broken to judge.
 */
export type Answer = 'approved' | 'not-approved' | 'not-registered' | 'not-judged';

/** Who had accepted a system, and on what evidence, on a day. */
export interface DayProof {
  readonly system: string;
  readonly on: string;
  /** Whether the day is the first live day by today’s record. */
  readonly isGoLive: boolean;
  readonly answer: Answer;
  /** `history`: what was checked in that day, judged by that day’s people and policy. `dates`: today’s files, by what they date themselves. */
  readonly basis: 'history' | 'dates';
  /** The commit that it was read from; absent outside a repository. */
  readonly commit: string | undefined;
  /** When that commit was made by its committer’s clock, an instant in UTC. */
  readonly committed: string | undefined;
  /** How far the answer can be trusted, in sentences. */
  readonly notes: readonly string[];
  readonly standing: Standing | undefined;
  readonly missing: readonly Missing[];
  /** What was missing and lifted by an exception in its time. */
  readonly permitted: readonly Permitted[];
  /** Decisions dated by that day that were not there yet, oldest first. */
  readonly arrivedLater: readonly Arrival[];
  /** Decision files and signatures of that day that are not the same today. */
  readonly changedSince: readonly FileSince[];
}

export interface DayQuestion {
  readonly content: string;
  /** The content folder as it lies on disk, and the gate over it. */
  readonly folder: HeldFolder;
  readonly now: Gate;
  readonly system: string;
  /** YYYY-MM-DD, not after the as-of date of the gate. */
  readonly day: string;
}

/**
 * What stood on a day. Nothing when neither today’s files nor the history know such a system.
 * @throws GitFault when there is a repository that git cannot read
 */
export async function proveDay(question: DayQuestion): Promise<DayProof | undefined> {
  const { content, now, system, day } = question;
  const registry = now.assessment?.registry;
  const past = await readDay(content, day, { timeZone: registry?.config.time_zone ?? 'UTC', asOf: now.asOf });
  const record = `systems/${system}.mdx`;
  if (!now.sources.has(record) && !past.history.steps.has(record)) return undefined;
  return typeof past.folder === 'string' ? byDates(question, past) : byHistory(question, past, past.folder);
}

type Common = Pick<DayProof, 'system' | 'on' | 'isGoLive'>;

function common({ now, system, day }: DayQuestion): Common {
  return { system, on: day, isGoLive: now.assessment?.registry.systems.get(system)?.data.live_since === day };
}

async function byHistory(question: DayQuestion, past: DayFolder, base: Base): Promise<DayProof> {
  const { content, now, system, day, folder } = question;
  const commit = { id: base.commit, dirty: false, prefix: now.commit.prefix };
  const gate = await judge(base, commit, { asOf: day, past: await readPastAt(content, base.commit) });
  const view = gate.assessment?.views.get(system);
  const lacks = lacksByFindings(gate, system);
  const isRegistered = gate.sources.has(`systems/${system}.mdx`);
  return {
    ...common(question),
    answer: isRegistered ? answerOf(view, lacks.missing) : 'not-registered',
    basis: 'history',
    commit: base.commit,
    committed: past.state?.at,
    notes: historyNotes({ past, gate, now, system }),
    standing: view && gate.assessment && standingOf(view, gate.assessment.registry, gate.assessment.trust),
    ...lacks,
    arrivedLater: arrivalsAfter({ past, now, system, day }, new Set(base.files.map(({ path }) => path))),
    changedSince: filesSince(base, folder, `decisions/${system}/`),
  };
}

function byDates(question: DayQuestion, past: DayFolder): DayProof {
  const { now, system, day } = question;
  const { assessment } = now;
  const today = assessment?.views.get(system);
  const view = today && assessment && viewByDates(today, assessment.registry, day);
  const lacks = view ? lacksByGaps(view, assessment, day) : lacksByFindings(now, system);
  return {
    ...common(question),
    answer: answerOf(view, lacks.missing),
    basis: 'dates',
    commit: now.commit.id,
    committed: undefined,
    notes: dateNotes({ past, now, system }),
    standing: view && standingOf(view, assessment.registry, assessment.trust),
    ...lacks,
    arrivedLater: [],
    changedSince: [],
  };
}

function answerOf(view: SystemView | undefined, missing: readonly Missing[]): Answer {
  if (view === undefined) return 'not-judged';
  return missing.length > 0 ? 'not-approved' : 'approved';
}
