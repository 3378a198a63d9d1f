import { isUtf8 } from 'node:buffer';
import { compare } from '../../diagnostic/compare.ts';
import type { HeldFolder, OddEntry, SourceFile } from '../content.ts';
import { readObjects } from './objects.ts';
import { needRepository, resolveCommit } from './repository.ts';
import { GitFault, gitOutput } from './run-git.ts';

/** A content folder as it was at a commit. */
export interface Base extends HeldFolder {
  /** The id of that commit. */
  readonly commit: string;
  /** The ids of the bytes (git blob ids) of every plain file, read or not, by path. */
  readonly ids: ReadonlyMap<string, string>;
}

interface Entry {
  readonly path: string;
  readonly id: string;
}

/**
 * The content folder as it was at the commit that `ref` names; empty when that commit has no such folder. With
 * `wanted`, only the paths (relative to the folder) that it says yes to are read.
 * @throws GitFault when there is no repository, no such commit, or an object is missing
 */
export async function readBase(
  folder: string,
  ref: string,
  wanted: (path: string) => boolean = () => true,
): Promise<Base> {
  const [{ prefix }, commit] = await Promise.all([needRepository(folder), resolveCommit(folder, ref)]);
  const tree = await findTree(folder, commit, prefix);
  if (tree === undefined) return { commit, files: [], odd: [], ids: new Map() };
  const listing = splitEntries(await gitOutput(folder, ['ls-tree', '-r', '-z', '--full-tree', tree]));
  const entries = listing.entries.filter(({ path }) => wanted(path));
  const odd = listing.odd.filter(({ path }) => wanted(path));
  const objects = await readObjects(
    folder,
    entries.map(({ id }) => id),
  );
  const files: SourceFile[] = [];
  for (const { path, id } of entries) {
    const object = objects.get(id);
    if (object?.type === 'blob') files.push({ path, bytes: object.bytes });
    else odd.push({ path, what: 'unreadable' });
  }
  files.sort((a, b) => compare(a.path, b.path));
  odd.sort((a, b) => compare(a.path, b.path));
  return { commit, files, odd, ids: new Map(listing.entries.map(({ path, id }) => [path, id])) };
}

/** The id of the folder's tree at a commit; undefined where the commit has nothing of that name. */
async function findTree(folder: string, commit: string, prefix: string): Promise<string | undefined> {
  if (prefix === '') return commit;
  const listing = await gitOutput(folder, ['ls-tree', '-z', '--full-tree', commit, '--', prefix.slice(0, -1)]);
  if (listing.length === 0) return undefined;
  const [, type, id] = listing.toString('latin1', 0, listing.indexOf('\t')).split(' ');
  if (type === 'tree') return id;
  throw new GitFault(
    `At commit ${commit} the content folder was not a folder but a file or a link.`,
    'Name a base that has the folder, or none of that name.',
  );
}

/** What `ls-tree -z` lists, `<mode> <type> <id>\t<path>` each: the plain files, and what is none. */
function splitEntries(listing: Buffer): { entries: Entry[]; odd: OddEntry[] } {
  const entries: Entry[] = [];
  const odd: OddEntry[] = [];
  for (let at = 0; at < listing.length;) {
    const end = listing.indexOf(0, at);
    const tab = listing.indexOf('\t', at);
    const bytes = listing.subarray(tab + 1, end);
    const path = bytes.toString('utf8');
    const [mode = '', , id = ''] = listing.toString('latin1', at, tab).split(' ');
    if (!isUtf8(bytes)) odd.push({ path, what: 'unreadable' });
    else if (mode.startsWith('100')) entries.push({ path, id });
    else odd.push({ path, what: mode === '120000' ? 'symbolic link' : 'special file' });
    at = end + 1;
  }
  return { entries, odd };
}
