import { createHash } from 'node:crypto';
import { type History, type HistoryCommit, pathsOf, type Step } from './history.ts';

/** The day on which a commit came; see `arrivalDays`. */
type DayOf = (commit: HistoryCommit) => string;

/** How a path came to be. */
export interface Introduction {
  readonly commit: HistoryCommit;
  readonly day: string;
  /** The id of the bytes that it came with. */
  readonly blob: string | undefined;
  /** False where a shallow clone ends at that commit: the path may be older. */
  readonly certain: boolean;
}

/** The commit that first brought a path, and its day; undefined for a path that was never committed. */
export function introducedBy({ steps }: History, path: string, dayOf: DayOf): Introduction | undefined {
  const first = steps.get(path)?.[0];
  if (first === undefined) return undefined;
  const { commit, after } = first;
  return { commit, day: dayOf(commit), blob: after, certain: !commit.cut };
}

/** A file that was touched again after it had been added. */
export interface Alteration {
  readonly path: string;
  readonly added: Step;
  /** What happened to it afterwards, oldest first: at least one step. */
  readonly later: readonly Step[];
  /** Whether it holds, at the newest commit, the bytes that it came with: then a mistake was put right. */
  readonly now: 'as added' | 'different' | 'gone';
  /** For one that is gone: where the same commit put the same bytes. */
  readonly movedTo: string | undefined;
}

/** What happened to a path after it had been added; undefined when nothing did. */
export function everEdited(history: History, path: string): Alteration | undefined {
  return alterationOf(history, path, new Map());
}

/** All paths of a kind that were changed or removed after they had been added, in order. */
export function altered(history: History, covers: (path: string) => boolean): Alteration[] {
  const additions = new Map<HistoryCommit, Additions>();
  return pathsOf(history, covers)
    .map((path) => alterationOf(history, path, additions))
    .filter((found) => found !== undefined);
}

/** All paths of a kind that were there once and are no more, in order; `later` ends with the removal. */
export function removed(history: History, covers: (path: string) => boolean): Alteration[] {
  return altered(history, covers).filter(({ now }) => now === 'gone');
}

/** Path by blob id of what one commit added; kept by commit, since one commit may move thousands. */
type Additions = ReadonlyMap<string | undefined, string>;

function alterationOf(
  { steps }: History,
  path: string,
  additions: Map<HistoryCommit, Additions>,
): Alteration | undefined {
  const [added, ...later] = steps.get(path) ?? [];
  const last = later.at(-1);
  if (added === undefined || last === undefined) return undefined;
  if (last.after !== undefined) {
    return { path, added, later, now: last.after === added.after ? 'as added' : 'different', movedTo: undefined };
  }
  let known = additions.get(last.commit);
  if (known === undefined) additions.set(last.commit, (known = additionsOf(last.commit)));
  return { path, added, later, now: 'gone', movedTo: known.get(last.before) };
}

function additionsOf({ changes }: HistoryCommit): Additions {
  return new Map(changes.filter(({ what }) => what === 'added').map(({ after, path }) => [after, path]));
}

/** One commit in the life of a record. */
export interface Moment {
  readonly commit: HistoryCommit;
  readonly day: string;
  readonly steps: readonly (Step & { readonly act: 'created' | 'changed' | 'removed' | 'restored' })[];
}

/** What happened to a record, and to the files that belong to it, by commit, oldest first. */
export function timeline({ steps }: History, paths: readonly string[], dayOf: DayOf): Moment[] {
  const acts = [...new Set(paths)].flatMap((path) =>
    (steps.get(path) ?? []).map((step, at) => ({ ...step, act: actOf(step, at) })),
  );
  return [...Map.groupBy(acts, ({ order }) => order)]
    .sort(([a], [b]) => a - b)
    .flatMap(([, ofCommit]) => {
      const [{ commit } = {}] = ofCommit;
      return commit ? [{ commit, day: dayOf(commit), steps: ofCommit }] : [];
    });
}

function actOf({ what }: Step, at: number): Moment['steps'][number]['act'] {
  if (what === 'added') return at === 0 ? 'created' : 'restored';
  return what === 'deleted' ? 'removed' : 'changed';
}

/** The id that git gives to these bytes, SHA-1 or SHA-256 as `like` is: to compare a file with a history. */
export function blobId(bytes: Uint8Array, like: string): string {
  return createHash(like.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}
