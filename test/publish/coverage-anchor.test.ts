import { expect, test } from 'vitest';
import { siteModel } from '../../src/publish/site-model.ts';
import { exampleGate } from '../assess/example.ts';

test('every control has an anchor of its own in the coverage of a system, also where two frameworks have the same id', async () => {
  const site = siteModel(await exampleGate(), { base: '/', ruleDocs: new Map(), contentPrefix: 'content/' });
  const all = site.ids.systems.map((id) => site.coverage(id).sections.flatMap(({ table }) => table.anchors ?? []));
  for (const anchors of all) expect(new Set(anchors).size).toBe(anchors.length);
  const found = new Set(all.flat());
  expect(found).toContain('c-gv.rm-01');
  expect(found).toContain('c-owasp-llm-2025-llm01');
  expect(found).toContain('c-owasp-llm-2026-llm01');
});
