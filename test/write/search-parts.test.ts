import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { compare } from '../../src/diagnostic/compare.ts';
import type { Asked } from '../../src/publish/facets/answer.ts';
import { SEARCH_KINDS, searchParts, WORDS_FOLDER } from '../../src/publish/search-parts.ts';
import type { SearchRecord } from '../../src/publish/search-records.ts';
import { siteModel } from '../../src/publish/site-model.ts';
import type { LastSite } from '../../src/read/last-site.ts';
import type { Manifest } from '../../src/read/snapshots/manifest.ts';
import { runGate } from '../../src/run.ts';
import { type Answer, openIndex } from '../../src/site/scripts/search/index.ts';
import { searchOfSite } from '../../src/write/search/search-of-site.ts';
import { SiteFiles } from '../../src/write/site-files/site-files.ts';

const PARTS = 3;
const EVERYTHING = { base: '/', ruleDocs: new Map(), contentPrefix: 'content/' };
const gate = await runGate({ content: join(import.meta.dirname, '../../content'), asOf: '2026-11-22' });
const model = siteModel(gate, EVERYTHING);
const records: readonly SearchRecord[] = [
  ...model.search(),
  { url: '/guides/z/', title: 'Vlinder', content: 'Nothing more.', filters: { kind: ['Kameel'] } },
];

let top: string;
beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'countersign-search-'));
});
afterAll(() => rm(top, { recursive: true, force: true }));

/** Indexes into a folder of its own, and gives it with the sums of the parts. */
async function indexed(name: string, found: readonly SearchRecord[], parts: number, last?: LastSite) {
  const folder = join(top, name);
  await mkdir(folder);
  const files = new SiteFiles(folder);
  const sums = await searchOfSite({ records: () => found, parts, folder, files, last });
  const written = await files.finish();
  return { folder, sums, files: Object.fromEntries(written) };
}

test('the kinds stand in the order in which records come', () => {
  const kinds = new Set([...model.search()].map(({ filters }) => filters['kind']?.[0]));
  expect([...kinds]).toEqual(SEARCH_KINDS);
});

test('the model counts what search finds', () => {
  expect(model.searchParts).toBe(searchParts([...model.search()].length));
  expect([1, 4000, 4001, 31_604, 1_000_000].map(searchParts)).toEqual([1, 1, 2, 8, 12]);
});

describe('an index in parts', () => {
  let one: (asked: Asked) => Promise<Answer>;
  let parted: (asked: Asked) => Promise<Answer>;
  beforeAll(async () => {
    // Pagefind asks a server for its files.
    vi.stubGlobal('fetch', async (url: string) => new Response(await readFile(new URL(url))));
    const open = async (name: string, parts: number) => {
      const { folder } = await indexed(name, records, parts);
      return openIndex(`${pathToFileURL(join(folder, 'pagefind')).href}/`, '/', parts);
    };
    one = await open('one', 1);
    parted = await open('parted', PARTS);
  });
  afterAll(() => {
    vi.unstubAllGlobals();
  });

  const urls = async ({ take, total }: Answer) => (await take(0, total)).map(({ url }) => url);
  const counts = (answer: Answer) =>
    [...answer.counts].map(([facet, values]) => [facet, [...values].sort(([a], [b]) => compare(a, b))]);
  const SYSTEMS = new Map([['kind', ['System']]]);

  test('finds what one index finds, whatever is asked', async () => {
    const words = [...new Set(records.flatMap(({ title, content }) => `${title} ${content}`.split(/\s+/)))];
    const some = words.filter((word, at) => at % 97 === 0 && word.length > 3);
    some.push('vlinder', 'kameel');
    expect(some.length).toBeGreaterThan(20);
    for (const [at, word] of some.entries()) {
      const other = some[(at + 7) % some.length] ?? '';
      const asked = [word, word.slice(0, 4), `${word}x`, `"${word}"`, `${word} ${other}`, `${word} zyzzyva`];
      for (const question of [...asked, `"${word} ${other}"`]) {
        for (const chosen of [new Map<string, string[]>(), SYSTEMS]) {
          const [whole, inParts] = [await one({ words: question, chosen }), await parted({ words: question, chosen })];
          expect((await urls(inParts)).sort(), question).toEqual((await urls(whole)).sort());
          expect(counts(inParts), question).toEqual(counts(whole));
        }
      }
    }
  });

  test('finds nothing for words that nobody wrote', async () => {
    for (const words of ['zyzzyva', 'zyzzyva qwyx', '"zyzzyva"'])
      expect((await parted({ words, chosen: new Map() })).total, words).toBe(0);
  });

  test('lists by kind and address where no word is asked for, also in steps', async () => {
    const asked: Asked = { words: '', chosen: new Map([['kind', ['System', 'Identity', 'Person']]]) };
    const whole = await urls(await one(asked));
    expect(whole.length).toBeGreaterThan(50);
    expect(await urls(await parted(asked))).toEqual(whole);
    const { take } = await parted(asked);
    expect([...(await take(0, 7)), ...(await take(7, 30)), ...(await take(30, 31))].map(({ url }) => url)).toEqual(
      whole.slice(0, 31),
    );
  });

  test('counts the values of facets before anything is asked', async () => {
    const asked: Asked = { words: '', chosen: new Map() };
    expect(counts(await parted(asked))).toEqual(counts(await one(asked)));
  });

  test('has the best first', async () => {
    const best = (await parted({ words: 'Support Copilot', chosen: SYSTEMS })).take(0, 1);
    expect((await best)[0]?.url).toBe('/systems/support-copilot/');
  });
});

describe('the next build', () => {
  const MARK = 'mark.txt';
  const FOLDERS = ['1', '2', '3', WORDS_FOLDER.slice(0, -1)];
  let last: LastSite;
  let names: string[];
  beforeAll(async () => {
    const { folder, sums, files } = await indexed('last', records, PARTS);
    // What stands in a folder that was taken over, and in no other.
    for (const name of FOLDERS) {
      await writeFile(join(folder, 'pagefind', name, MARK), name);
      files[`pagefind/${name}/${MARK}`] = createHash('sha256').update(name).digest('hex');
    }
    const note = { program: '', manifest: '', site: '', search: sums, pages: {} };
    last = { folder, note, manifest: { files } as unknown as Manifest };
    names = await readdir(join(folder, 'pagefind'));
  });

  const takenOver = (files: Readonly<Record<string, string>>) =>
    FOLDERS.filter((name) => files[`pagefind/${name}/${MARK}`] !== undefined);
  const unmarked = (files: Readonly<Record<string, string>>) =>
    Object.entries(files).filter(([path]) => !path.endsWith(MARK));

  test('takes all of it over where nothing changed', async () => {
    const { files, sums } = await indexed('same', records, PARTS, last);
    expect(names.sort()).toEqual(FOLDERS);
    expect(takenOver(files)).toEqual(FOLDERS);
    expect(sums).toEqual(last.note.search);
  });

  test('makes the part anew in which a word changed, and none else', async () => {
    const changed = records.map((record, at) =>
      at === 5 ? { ...record, content: `${record.content} zyzzyva` } : record,
    );
    const { files, sums } = await indexed('changed', changed, PARTS, last);
    expect(takenOver(files)).toHaveLength(2);
    expect(sums.filter((sum, at) => sum !== last.note.search?.[at])).toHaveLength(1);
    const fresh = await indexed('fresh', changed, PARTS);
    expect(unmarked(files)).toEqual(unmarked(fresh.files));
  });

  test('makes the part anew into which a record came, and none else', async () => {
    const more = [{ ...records[0], url: '/systems/one-more/' } as SearchRecord, ...records];
    expect(takenOver((await indexed('more', more, PARTS, last)).files)).toHaveLength(2);
  });

  test('takes nothing over from an index of other parts', async () => {
    const { files } = await indexed('four', records, PARTS + 1, last);
    expect(takenOver(files)).toEqual([]);
  });

  test('makes a part anew whose files were spoiled', async () => {
    const spoiled = join(last.folder, 'pagefind/2/pagefind-entry.json');
    const bytes = await readFile(spoiled);
    await writeFile(spoiled, 'x');
    const { files } = await indexed('spoiled', records, PARTS, last);
    await writeFile(spoiled, bytes);
    expect(takenOver(files)).toEqual(['1', '3']);
    expect(files['pagefind/2/pagefind-entry.json']).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
});
