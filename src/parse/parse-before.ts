import type { Outcome } from '../diagnostic/diagnostic.ts';
import { compare } from '../diagnostic/compare.ts';
import type { ContentFolder } from '../read/content.ts';
import { caseTwins, parseContent } from './parse.ts';
import type { ParsedContent } from './source.ts';

/** A folder as it was before a change, told by what it has in common with the folder as it is. */
export interface FolderBefore {
  /** Every path that it had. */
  readonly paths: Iterable<string>;
  /** The files of these paths are read anew: they are other ones today, or gone. */
  readonly isOther: (path: string) => boolean;
  /** Gives those files. @throws when they cannot be read */
  readonly read: (isWanted: (path: string) => boolean) => Promise<ContentFolder>;
}

const TWINS = 'content/case-twins';

/**
 * The parsed folder as it was before a change: what is the same in both is taken from the one that is parsed already,
 * and only the rest is read.
 */
export async function parseBefore(
  { value: now, diagnostics }: Outcome<ParsedContent>,
  { paths, isOther, read }: FolderBefore,
): Promise<Outcome<ParsedContent>> {
  const all = [...paths];
  const had = new Set(all);
  const known = [now.sources, now.evidence, now.assets, signaturePaths(now)];
  const isShared = (path: string) => had.has(path) && !isOther(path) && known.some((files) => files.has(path));
  const folder = await read((path) => !isShared(path));
  const { value: own, diagnostics: ownFaults } = await parseContent(folder, { bodies: 'judged' });
  const shared = diagnostics.filter(({ spot, code }) => code !== TWINS && isShared(spot.file));
  return {
    value: {
      sources: joined(now.sources, own.sources, isShared),
      evidence: joined(now.evidence, own.evidence, isShared),
      assets: new Set([...[...now.assets].filter(isShared), ...own.assets]),
      signatures: joined(now.signatures, own.signatures, (path) => isShared(`${path}.sig`)),
      secrets: [...now.secrets.filter(({ spot }) => isShared(spot.file)), ...own.secrets],
    },
    diagnostics: [...shared, ...ownFaults.filter(({ code }) => code !== TWINS), ...caseTwins(all)],
  };
}

/** In the order of the paths, as a reading of the whole folder gives them. */
function joined<T>(
  now: ReadonlyMap<string, T>,
  own: ReadonlyMap<string, T>,
  isShared: (path: string) => boolean,
): Map<string, T> {
  const all = [...[...now].filter(([path]) => isShared(path)), ...own];
  return new Map(own.size === 0 ? all : all.sort(([a], [b]) => compare(a, b)));
}

function signaturePaths({ signatures }: ParsedContent): ReadonlySet<string> {
  return new Set([...signatures.keys()].map((path) => `${path}.sig`));
}
