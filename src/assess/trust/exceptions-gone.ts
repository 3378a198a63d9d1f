import type { Source } from '../../parse/source.ts';
import { bytesOf } from '../../parse/source.ts';
import type { HistoryCommit } from '../../read/history/history.ts';
import { blobId } from '../../read/history/questions.ts';
import type { Past } from '../../read/past.ts';

/** An exception whose file came into the registry and left it. */
export interface GoneException {
  readonly path: string;
  /** The commit that took it out; absent where that is not committed yet, or where a base is all that is known. */
  readonly by: HistoryCommit | undefined;
}

/**
 * The exceptions that a change takes out, or without a base those that anything in the history did. One whose bytes
 * came under another name in the same act was moved, and is not gone.
 */
export function exceptionsGone(sources: ReadonlyMap<string, Source>, { base, history }: Past): GoneException[] {
  return base === undefined ? goneInHistory(sources, history) : goneSince(sources, base);
}

function goneSince(sources: ReadonlyMap<string, Source>, { fork, tip }: NonNullable<Past['base']>): GoneException[] {
  const gone = [...fork.ids].filter(([path]) => isException(path) && !sources.has(path) && tip.ids.has(path));
  const left = idsNow(sources, gone);
  return gone.filter(([, id]) => !left.has(id)).map(([path]) => ({ path, by: undefined }));
}

function goneInHistory(sources: ReadonlyMap<string, Source>, { steps }: Past['history']): GoneException[] {
  const gone = [...steps].filter(([path]) => isException(path) && !sources.has(path));
  const lasts = gone.flatMap(([path, all]): [string, string, HistoryCommit | undefined][] => {
    const last = all.at(-1);
    if (last === undefined) return [];
    const { after, before = '', commit } = last;
    return after === undefined ? [[path, before, commit]] : [[path, after, undefined]];
  });
  const left = idsNow(
    sources,
    lasts.map(([path, id]) => [path, id]),
  );
  return lasts
    .filter(
      ([, id, by]) =>
        !left.has(id) && by?.changes.some(({ path, after }) => isException(path) && after === id) !== true,
    )
    .map(([path, , by]) => ({ path, by }));
}

/** The ids of all exceptions as they are now; counted only where something is gone. */
function idsNow(
  sources: ReadonlyMap<string, Source>,
  [gone]: readonly (readonly [path: string, id: string])[],
): ReadonlySet<string> {
  if (gone === undefined) return new Set();
  const now = [...sources.values()].filter(({ file }) => isException(file));
  return new Set(now.map((source) => blobId(bytesOf(source), gone[1])));
}

function isException(path: string): boolean {
  return path.startsWith('exceptions/') && path.endsWith('.mdx');
}
