import { bytesOf, type ParsedContent, type Source } from '../../parse/source.ts';
import { blobId } from '../../read/history/questions.ts';

/** Ids that git gives to the bytes of files, by path. */
export type FileIds = ReadonlyMap<string, string>;

/** True for decision files and for their signatures. */
export function isDecisionPath(path: string): boolean {
  return path.startsWith('decisions/') && (path.endsWith('.json') || path.endsWith('.json.sig'));
}

/**
 * The decision files and signatures as they are now, also those that could not be read.
 * @param like an id of the repository, which says whether it counts with SHA-1 or SHA-256
 */
export function decisionFileIds({ sources, signatures }: ParsedContent, like: string): FileIds {
  const ids = new Map<string, string>();
  for (const source of sources.values()) if (source.kind === 'decision') ids.set(source.file, idOf(source, like));
  for (const [path, bytes] of signatures) ids.set(`${path}.sig`, blobId(bytes, like));
  return ids;
}

/** Of a source that two sides of a change have in common it is counted once. */
const counted = new WeakMap<Source, { readonly length: number; readonly id: string }>();

function idOf(source: Source, like: string): string {
  const known = counted.get(source);
  if (known?.length === like.length) return known.id;
  const id = blobId(bytesOf(source), like);
  counted.set(source, { length: like.length, id });
  return id;
}
