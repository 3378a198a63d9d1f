import { createHash, type Hash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { partFolders, WORDS_FOLDER } from '../../publish/search-parts.ts';
import type { SearchRecord } from '../../publish/search-records.ts';
import type { LastSite } from '../../read/last-site.ts';
import type { SiteFiles } from '../site-files/site-files.ts';
import { partOf } from './parted.ts';
import { writeSearchIndex } from './search-index.ts';

export interface SearchQuestion {
  /** Everything that search finds, anew each time. */
  readonly records: () => Iterable<SearchRecord>;
  /** In how many parts it is indexed. */
  readonly parts: number;
  /** The staged folder, and the files on their way there. */
  readonly folder: string;
  readonly files: SiteFiles;
  /** The site that was published last, where it may serve again. */
  readonly last: LastSite | undefined;
}

const INDEX = 'pagefind';

/**
 * Puts the full-text index into a site: the parts of the last one where everything that they find is the same, and else
 * new ones. Gives the SHA-256 of all that each part finds, lower-case hexadecimal.
 * @throws PublishFault when Pagefind refuses a record or cannot write
 */
export async function searchOfSite(question: SearchQuestion): Promise<string[]> {
  const { records, parts, last } = question;
  // Where every page is made, that takes longest, and the index is long done; where few are, they wait for the index.
  const thread = { folder: join(question.folder, INDEX), parts, isPatient: last === undefined };
  const sums = Array.from({ length: parts }, () => createHash('sha256'));
  const known = last?.note.search;
  if (last === undefined || known?.length !== parts) {
    await writeSearchIndex(summed(records(), sums), { ...thread, served: new Set() });
    return sums.map((sum) => sum.digest('hex'));
  }
  for (const _ of summed(records(), sums));
  const found = sums.map((sum) => sum.digest('hex'));
  const served = new Set<number>();
  for (const [at, name] of partFolders(parts).entries())
    if (found[at] === known[at] && (await isTaken(name, last, question))) served.add(at);
  const isWhole = served.size === parts && (parts === 1 || (await isTaken(WORDS_FOLDER, last, question)));
  if (!isWhole) await writeSearchIndex(records(), { ...thread, served });
  return found;
}

/** The same records, each added to the sum of its part. */
function* summed(records: Iterable<SearchRecord>, sums: readonly Hash[]): Iterable<SearchRecord> {
  for (const record of records) {
    sums[partOf(record, sums.length)]?.update(JSON.stringify(record));
    yield record;
  }
}

/** Takes what lies below a folder of the last index over, and says whether all of it could be. */
async function isTaken(name: string, last: LastSite, { folder, files }: SearchQuestion): Promise<boolean> {
  const below = `${INDEX}/${name}`;
  const sums = Object.entries(last.manifest.files).filter(([path]) => path.startsWith(below));
  const taken = await files.take({ folder: last.folder, sums, change: undefined });
  if (sums.length > 0 && sums.every(([path]) => taken.has(path))) return true;
  await rm(join(folder, below), { recursive: true, force: true });
  return false;
}
