import type { Outcome } from '../diagnostic/diagnostic.ts';
import { compare } from '../diagnostic/compare.ts';
import type { ContentFolder } from '../read/content.ts';
import { isRecordPath } from './kinds.ts';
import { caseTwins, parseContent, type ParseOptions } from './parse.ts';
import type { ParsedContent } from './source.ts';

/** A folder in another state than the one that is parsed, told by what both have in common. */
export interface OtherState {
  /** Every path that it has. */
  readonly paths: Iterable<string>;
  /** The files of these paths are read anew: they are other ones. */
  readonly isOther: (path: string) => boolean;
  /** Gives those files. @throws when they cannot be read */
  readonly read: (isWanted: (path: string) => boolean) => Promise<ContentFolder>;
}

const TWINS = 'content/case-twins';

/**
 * The folder in that state, parsed: what is the same in both is taken from the one that is parsed already, and only the
 * rest is read.
 */
export async function reparse(
  { value: now, diagnostics }: Outcome<ParsedContent>,
  { paths, isOther, read }: OtherState,
  options: ParseOptions = {},
): Promise<Outcome<ParsedContent>> {
  const all = [...paths];
  const had = new Set(all);
  const known = [now.sources, now.evidence, now.assets, signaturePaths(now)];
  /** Of what is parsed already, whether it is the same. */
  const stays = (path: string) => had.has(path) && !isOther(path);
  const isShared = (path: string) => stays(path) && known.some((files) => files.has(path));
  const folder = await read((path) => !isShared(path));
  const { value: own, diagnostics: ownFaults } = await parseContent(folder, options);
  const shared = diagnostics.filter(({ spot, code }) => code !== TWINS && isShared(spot.file));
  return {
    value: {
      sources: joined(now.sources, own.sources, stays),
      evidence: joined(now.evidence, own.evidence, stays),
      assets: new Set([...[...now.assets].filter(stays), ...own.assets]),
      signatures: joined(now.signatures, own.signatures, (path) => stays(`${path}.sig`)),
      secrets: [...now.secrets.filter(({ spot }) => isShared(spot.file)), ...own.secrets],
    },
    diagnostics: [...shared, ...ownFaults.filter(({ code }) => code !== TWINS), ...caseTwins(all)],
  };
}

/** In the order in which a reading of the whole folder takes them: records first, and then by their paths. */
function joined<T>(
  now: ReadonlyMap<string, T>,
  own: ReadonlyMap<string, T>,
  stays: (path: string) => boolean,
): Map<string, T> {
  // As a rule nothing came or went.
  if ([...own.keys()].every((path) => now.has(path))) {
    const same = new Map<string, T>();
    for (const [path, was] of now) {
      const is = own.get(path) ?? (stays(path) ? was : undefined);
      if (is !== undefined) same.set(path, is);
    }
    return same;
  }
  const all = [...[...now].filter(([path]) => stays(path)), ...own];
  const inTurn = ([a]: [string, T], [b]: [string, T]) =>
    Number(isRecordPath(b)) - Number(isRecordPath(a)) || compare(a, b);
  return new Map(own.size === 0 ? all : all.sort(inTurn));
}

function signaturePaths({ signatures }: ParsedContent): ReadonlySet<string> {
  return new Set([...signatures.keys()].map((path) => `${path}.sig`));
}
