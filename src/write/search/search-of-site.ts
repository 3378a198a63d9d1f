import { createHash, type Hash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SearchRecord } from '../../publish/search-records.ts';
import type { LastSite } from '../../read/last-site.ts';
import type { SiteFiles } from '../site-files/site-files.ts';
import { writeSearchIndex } from './search-index.ts';

export interface SearchQuestion {
  /** Everything that search finds, anew each time. */
  readonly records: () => Iterable<SearchRecord>;
  /** The staged folder, and the files on their way there. */
  readonly folder: string;
  readonly files: SiteFiles;
  /** The site that was published last, where it may serve again. */
  readonly last: LastSite | undefined;
}

const INDEX = 'pagefind';

/**
 * Puts the full-text index into a site: that of the last one where everything that it finds is the same, and else a new
 * one. Gives the SHA-256 of all that it finds, lower-case hexadecimal.
 * @throws PublishFault when Pagefind refuses a record or cannot write
 */
export async function searchOfSite(question: SearchQuestion): Promise<string> {
  const { records, folder, files, last } = question;
  if (last?.note.search !== undefined) {
    const found = sumOf(records());
    if (found === last.note.search) {
      if (await isTaken(last, files)) return found;
      await rm(join(folder, INDEX), { recursive: true, force: true });
    }
  }
  const sum = createHash('sha256');
  // Where every page is made, that takes longest, and the index is long done; where few are, they wait for the index.
  const isPatient = last === undefined;
  await writeSearchIndex(summed(records(), sum), { folder: join(folder, INDEX), isPatient });
  return sum.digest('hex');
}

function sumOf(records: Iterable<SearchRecord>): string {
  const sum = createHash('sha256');
  for (const _ of summed(records, sum));
  return sum.digest('hex');
}

async function isTaken({ folder, manifest }: LastSite, files: SiteFiles): Promise<boolean> {
  const sums = Object.entries(manifest.files).filter(([path]) => path.startsWith(`${INDEX}/`));
  const taken = await files.take({ folder, sums, change: undefined });
  return sums.length > 0 && sums.every(([path]) => taken.has(path));
}

function* summed(records: Iterable<SearchRecord>, sum: Hash): Iterable<SearchRecord> {
  for (const record of records) {
    sum.update(JSON.stringify(record));
    yield record;
  }
}
