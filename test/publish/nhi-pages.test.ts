import { describe, expect, test } from 'vitest';
import { nhiEntries } from '../../src/assess/nhi/entries.ts';
import { sharedGraph, systemGraph } from '../../src/publish/pages/nhi-graph.ts';
import { siteModel } from '../../src/publish/site-model.ts';
import { graphHtml } from '../../src/site/components/graph.ts';
import { exampleAssessment, exampleGate } from '../assess/example.ts';
import { gateWith } from '../rules/registry.ts';

async function example() {
  return siteModel(await exampleGate(), { base: '/', ruleDocs: new Map(), contentPrefix: 'content/' });
}

describe('the facets', () => {
  test('hold every identity exactly once, and each value has a page', async () => {
    const site = await example();
    const byFacet = Map.groupBy(site.ids.nhiFacets, ([facet]) => facet);
    expect([...byFacet.keys()]).toEqual(['kind', 'environment', 'store', 'owner', 'age', 'state']);
    for (const [facet, values] of byFacet) {
      const ids = values.flatMap(([, value]) =>
        site.nhiFacet(facet, value).sections.flatMap(({ table }) => table.rows.map(([first]) => JSON.stringify(first))),
      );
      expect(ids.length, facet).toBe(site.ids.nhis.length);
      expect(new Set(ids).size, facet).toBe(ids.length);
    }
  });

  test('stand on the register as links with their numbers', async () => {
    const { facts = [] } = (await example()).nhis();
    expect(JSON.stringify(facts.find(({ term }) => term === 'Environment')?.lines)).toContain(
      '{"text":"Staging","href":"/nhis/by/environment/staging/"},"\u00a02"',
    );
  });
});

test('the matrix leads every cell to its line on the page of the identity', async () => {
  const site = await example();
  const { matrix } = site.nhiMatrix();
  if (matrix === undefined) throw new Error('There is no matrix');
  expect(matrix.columns.map(({ label }) => label)).toEqual(Array.from({ length: 10 }, (_, at) => `NHI${at + 1}`));
  for (const { cells } of matrix.rows) {
    for (const { href } of cells) {
      const [, id = '', anchor] = /^\/nhis\/(.+)\/#(.+)$/.exec(href) ?? [];
      const anchors = site.nhi(id).sections.flatMap(({ table }) => table.anchors ?? []);
      expect(anchors).toContain(anchor);
    }
  }
});

describe('the drawing', () => {
  test('has a line from each tool to its identity and from each identity to its system, and says the same in words', async () => {
    const { registry } = await exampleAssessment();
    const system = registry.systems.get('support-copilot');
    const graph = system && systemGraph(system);
    expect(graph?.edges.length).toBe((system?.nhis.length ?? 0) + (system?.data.tools?.length ?? 0));
    expect(graph?.words).toContain('svc-support-copilot acts in ticketing and order-history.');
    expect(graph?.words).toContain('key-copilot-trial is revoked.');
  });

  test('is made for what several systems share, and for nothing else', async () => {
    const entries = nhiEntries((await exampleAssessment()).registry);
    expect([...entries.values()].filter((entry) => sharedGraph(entry)).map(({ id }) => id)).toEqual([
      'svc-ai-gateway',
      'svc-log-shipper',
    ]);
  });

  test('lets no text of a record out of its place', async () => {
    const { assessment } = await gateWith([
      { path: 'systems/order-helper.mdx', language: 'yaml', text: 'title: "</text><script>alert(1)</script>\\" & so"' },
    ]);
    const system = assessment?.registry.systems.get('order-helper');
    const graph = system && systemGraph(system);
    if (!graph) throw new Error('There is no drawing');
    const html = graphHtml(graph);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
  });

  test('stays readable when a system has a hundred identities', async () => {
    const nhis = Array.from({ length: 100 }, (_, at) => `{ id: svc-${at}, owner: mia-strand }`).join(', ');
    const { assessment } = await gateWith([
      { path: 'systems/order-helper.mdx', language: 'yaml', text: `tools: []\nnhis: [${nhis}]` },
    ]);
    const system = assessment?.registry.systems.get('order-helper');
    const graph = system && systemGraph(system);
    expect(graph?.nodes.length).toBe(21);
    expect(graph?.nodes.at(-1)?.text).toBe('and 81 more');
    expect(graph?.words.at(-1)).toBe('And 80 more.');
  });
});
