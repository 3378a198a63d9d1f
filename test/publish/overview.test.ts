import { describe, expect, test } from 'vitest';
import { inlineText } from '../../src/publish/inline-text.ts';
import { siteModel } from '../../src/publish/site-model.ts';
import { exampleGate } from '../assess/example.ts';
import { answering } from '../../src/publish/facets/answer.ts';

async function example() {
  return siteModel(await exampleGate(), { base: '/', ruleDocs: new Map(), contentPrefix: 'content/' });
}

describe('the overview', () => {
  test('leads from every number of systems to just those systems in the register', async () => {
    const site = await example();
    const overview = site.overview();
    const list = site.registerList();
    const cells = overview.byTier.rows.flatMap((row) => row.flat());
    const figures = overview.figures.map(({ number, href }) => ({ text: number, href }));
    const links = [...cells, ...figures].filter(
      (part) => typeof part === 'object' && 'href' in part && part.href.startsWith('/systems/'),
    );
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) {
      if (typeof link !== 'object' || !('href' in link)) continue;
      const asked = new URL(link.href, 'https://site.test').searchParams;
      const chosen = new Map([...new Set(asked.keys())].map((facet) => [facet, asked.getAll(facet)]));
      expect(String(answering(list)({ words: '', chosen }).rows.length), link.href).toBe(link.text);
    }
  });

  test('names the next thing to run out, with how many systems it touches', async () => {
    const { lead } = (await example()).overview();
    expect(inlineText(lead)).toContain('rotation of the secret of svc-ai-gateway (Desk Assistant and 8 more)');
  });

  test('lists what is known and not registered, the soonest to be registered first', async () => {
    const { intake } = (await example()).overview();
    expect(intake.rows.map((row) => row.map(inlineText))).toEqual([
      ['Campaign image generator', '3 Apr 2027'],
      ['Aisle Counter', 'no date: not in use'],
      ['Delivery route optimiser', 'no date: not in use'],
    ]);
  });
});
