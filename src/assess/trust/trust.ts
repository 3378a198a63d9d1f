import type { ParsedContent } from '../../parse/source.ts';
import { arrivalDays } from '../../read/history/days.ts';
import { type History, type HistoryCommit, historyOf } from '../../read/history/history.ts';
import type { Past } from '../../read/past.ts';
import type { Decision, Registry } from '../../validate/registry.ts';
import { type KeyFault, type Keyring, keysOf } from '../signature/keyring.ts';
import { systemsReviewed } from '../reviews.ts';
import { NO_PROOF, type Proof, proofsOf } from '../strength.ts';
import { type Arrival, arrivals } from './arrivals.ts';
import { type Before, beforeOf, type TrustFilesBefore } from './before.ts';
import { exceptionsGone, type GoneException } from './exceptions-gone.ts';
import { decisionFileIds, type FileIds } from './file-ids.ts';
import { type LostVersion, lostVersions } from './lost-versions.ts';
import { changesAgainstBase, changesInHistory, changesWithin, type FileChange, replay } from './file-history.ts';

/** What is known of where decisions come from: computed once, for rules and pages to query. */
export interface Trust {
  readonly keyring: Keyring;
  /** What is wrong with keys in people.yaml. */
  readonly keyFaults: readonly KeyFault[];
  readonly proofOf: (decision: Decision) => Proof;
  /** Decision files and signatures that are not what they were. */
  readonly fileChanges: readonly FileChange[];
  readonly exceptionsGone: readonly GoneException[];
  /** Decisions, or versions of them, that stood on a merged line and never came. */
  readonly lost: readonly LostVersion[];
  /** True for a decision whose file is not what it was. */
  readonly isEdited: (decision: Decision) => boolean;
  /** The day on which a commit came, in the time zone of the registry. */
  readonly dayOf: (commit: HistoryCommit) => string;
  /** The history of the folder, and why it could not be read. */
  readonly past: Pick<Past, 'unread'> & History;
  /** The place in the history of the commit that began this registry, or made an example anew: what came with it may be older. */
  readonly foundedAt: number;
  /** What stands where the change that is judged goes to; absent where nobody asked to judge one. */
  readonly before: Before | undefined;
}

/** Nothing is known beyond the folder: no keys read, no history, no base. */
export const NO_TRUST: Trust = {
  keyring: new Map(),
  keyFaults: [],
  proofOf: () => NO_PROOF,
  fileChanges: [],
  exceptionsGone: [],
  lost: [],
  isEdited: () => false,
  dayOf: ({ committer }) => committer.at.slice(0, 10),
  past: { unread: undefined, ...historyOf({ state: 'empty', head: undefined, shallow: false }, []) },
  foundedAt: -1,
  before: undefined,
};

export interface TrustQuestion {
  readonly content: ParsedContent;
  readonly past: Past;
  /** The base’s files, where there is a base. */
  readonly filesBefore: TrustFilesBefore | undefined;
  readonly asOf: string;
}

/** Reads the keys, verifies the signatures, and holds the decision files to the history or the base. */
export async function trustOf(registry: Registry, { content, past, filesBefore, asOf }: TrustQuestion): Promise<Trust> {
  const { history, base, signedCommits, unread } = past;
  const { keyring, forgeKeys, faults } = keysOf(registry);
  const like = base?.tip.commit ?? history.head;
  const ids: FileIds = like === undefined ? new Map() : decisionFileIds(content, like);
  const calendar = { timeZone: registry.config.time_zone ?? 'UTC', asOf };
  const byBlob = arrivals(history, calendar);
  const arrivalOf = (path: string): Arrival | undefined => byBlob(ids.get(path));
  const systemsAt = await systemsReviewed(registry, past.filesAt);
  const git = { arrivalOf, signedCommits, systemsAt, timeZone: calendar.timeZone };
  const proofs = await proofsOf(registry.decisions, { ...git, keyring, forgeKeys, people: registry.people });
  const isExample = registry.config.example !== undefined && (!base || filesBefore?.tip.config?.example !== undefined);
  const now = { ids, isExample };
  const replayed = replay(history, registry.config.example !== undefined);
  const inHistory = changesInHistory(history, replayed, now);
  const baseIds = base && { fork: base.fork.ids, tip: base.tip.ids };
  const fileChanges = baseIds ? [...changesAgainstBase(baseIds, now), ...changesWithin(inHistory, baseIds)] : inHistory;
  const edited = new Set(fileChanges.filter(({ what }) => what === 'edited').map(({ path }) => path));
  return {
    keyring,
    keyFaults: faults,
    proofOf: (decision) => proofs.get(decision) ?? NO_PROOF,
    fileChanges,
    exceptionsGone: exceptionsGone(content.sources, past),
    // What an example had before it was made anew is of no matter, on whatever line it stood.
    lost: base || replayed.beginning >= 0 ? [] : lostVersions(history),
    isEdited: ({ file }) => edited.has(file),
    dayOf: arrivalDays(history, calendar),
    past: { unread, ...history },
    foundedAt: Math.max(replayed.beginning, history.steps.get('registry.yaml')?.[0]?.order ?? -1),
    before: base && filesBefore && (await beforeOf(registry, { base, files: filesBefore, ids, git })),
  };
}
