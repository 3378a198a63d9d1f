import { describe, expect, test } from 'vitest';
import { type Asked, answering, NOTHING_ASKED } from '../../src/publish/facets/answer.ts';
import { facetList } from '../../src/publish/facets/make-list.ts';
import type { FacetList } from '../../src/publish/facets/facet-list.ts';
import { pageTable } from '../../src/publish/facets/list-page.ts';
import { listCsv } from '../../src/publish/facets/list-table.ts';
import { shownFacets } from '../../src/publish/facets/shown-facets.ts';
import { inlineText } from '../../src/publish/inline-text.ts';
import { siteModel } from '../../src/publish/site-model.ts';
import { exampleGate } from '../assess/example.ts';

async function exampleList(): Promise<FacetList> {
  const gate = await exampleGate();
  return siteModel(gate, { base: '/', ruleDocs: new Map(), contentPrefix: 'content/' }).registerList();
}

const asking = (chosen: Record<string, string[]>, words = ''): Asked => ({
  words,
  chosen: new Map(Object.entries(chosen)),
});

const ids = (list: FacetList, asked: Asked) => answering(list)(asked).rows.map(([id]) => id);

function countOf(list: FacetList, asked: Asked, [facet, value]: readonly [string, string]): number {
  const at = list.facets.findIndex(({ id }) => id === facet);
  const place = list.facets[at]?.values.findIndex(({ id }) => id === value) ?? -1;
  return answering(list)(asked).counts[at]?.[place] ?? Number.NaN;
}

describe('a question', () => {
  test('takes one value or another of a facet, and all facets together', async () => {
    const list = await exampleList();
    const high = ids(list, asking({ tier: ['high'] }));
    const standard = ids(list, asking({ tier: ['standard'] }));
    expect(high).toContain('credit-precheck');
    expect(new Set(ids(list, asking({ tier: ['high', 'standard'] })))).toEqual(new Set([...high, ...standard]));
    const pilots = new Set(ids(list, asking({ status: ['pilot'] })));
    expect(ids(list, asking({ tier: ['high'], status: ['pilot'] }))).toEqual(high.filter((id) => pilots.has(id)));
  });

  test('is told for each value what choosing it as well would show', async () => {
    const list = await exampleList();
    const asked = asking({ tier: ['high'], status: ['production'] });
    for (const facet of list.facets) {
      for (const { id: value } of facet.values) {
        const others = new Map([...asked.chosen].filter(([id]) => id !== facet.id));
        const alone = { words: '', chosen: new Map([...others, [facet.id, [value]] as const]) };
        expect(countOf(list, asked, [facet.id, value]), `${facet.id} ${value}`).toBe(ids(list, alone).length);
      }
    }
  });

  test('finds every word in names and in the facets that are searched, whatever its case and accents', async () => {
    const list = await exampleList();
    expect(ids(list, asking({}, 'CRÉDIT pre'))).toEqual(['credit-precheck']);
    expect(ids(list, asking({}, 'rossi'))).toEqual(ids(list, asking({ owner: ['sofia-rossi'] })));
    expect(ids(list, asking({}, 'rossi zyzzyva'))).toEqual([]);
  });

  test('with a value that no system has finds nothing, and the value can be taken out again', async () => {
    const list = await exampleList();
    const asked = asking({ owner: ['"><script>'] });
    const answer = answering(list)(asked);
    expect(answer.rows).toEqual([]);
    const owner = shownFacets(list, asked, answer).find(({ id }) => id === 'owner');
    expect(owner?.values.filter(({ isChosen }) => isChosen)).toEqual([
      { id: '"><script>', text: '"><script>', count: 0, isChosen: true },
    ]);
  });

  test('is sorted by any column, both ways, and what has nothing there comes last', async () => {
    const list = await exampleList();
    const days = (isDescending: boolean) =>
      answering(list)(NOTHING_ASKED, { column: 'next-review', isDescending }).rows.map(([, , [day]]) => day);
    const known = days(false).filter((day) => typeof day === 'string');
    expect(known).toEqual(known.toSorted());
    expect(days(true).slice(0, known.length)).toEqual(known.toReversed());
    expect(days(true).at(-1)).toBeNull();
    const tiers = answering(list)(NOTHING_ASKED, { column: 'tier', isDescending: false });
    expect(inlineText(pageTable(list, tiers.rows, 1).rows[0]?.[2] ?? [])).toBe('High tier');
  });
});

describe('the register', () => {
  test('says which function has still to decide, as the systems’ own pages do', async () => {
    const site = siteModel(await exampleGate(), { base: '/', ruleDocs: new Map(), contentPrefix: 'content/' });
    const list = site.registerList();
    const nobody = ids(list, asking({ 'to-decide': ['-'] }));
    expect(new Set([...nobody, ...site.ids.toDecide])).toEqual(new Set(site.ids.systems));
    expect(nobody.length + site.ids.toDecide.length).toBe(site.ids.systems.length);
  });

  test('is taken away as CSV that no spreadsheet takes for a formula', () => {
    const list = facetList(
      {
        snapshot: '2026-11-22',
        address: '/systems/',
        one: 'system',
        many: 'systems',
        columns: [],
        nameOf: (name: string) => ({ id: name.length.toString(), name }),
        facets: [{ id: 'data', title: 'Data', none: 'none', of: () => ['a', 'b'].map((id) => ({ id, text: id })) }],
        days: [{ id: 'next-review', title: 'Next review', of: () => null }],
      },
      ['=HYPERLINK("x")', 'Plain, with a comma'],
    );
    expect(listCsv(list, list.rows)).toBe(
      'system,title,data,next_review\r\n15,"\'=HYPERLINK(""x"")",a; b,\r\n19,"Plain, with a comma",a; b,\r\n',
    );
  });

  test('of many owners offers the most frequent, and counts the others', () => {
    const owners = Array.from({ length: 80 }, (_, at) => `owner-${String(at).padStart(2, '0')}`);
    const list = facetList(
      {
        snapshot: '2026-11-22',
        address: '/systems/',
        one: 'system',
        many: 'systems',
        columns: [],
        nameOf: ({ id }: { id: string; owner: string }) => ({ id, name: id }),
        facets: [{ id: 'owner', title: 'Owner', none: 'none', of: ({ owner }) => [{ id: owner, text: owner }] }],
        days: [],
      },
      [...owners, 'owner-79'].map((owner, at) => ({ id: `system-${at}`, owner })),
    );
    const [owner] = shownFacets(list, NOTHING_ASKED, answering(list)(NOTHING_ASKED));
    expect(owner?.values).toHaveLength(50);
    expect(owner?.values.at(-1)).toMatchObject({ id: 'owner-79', count: 2 });
    expect(owner?.more).toBe(30);
  });
});
