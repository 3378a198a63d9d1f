import { describe, expect, test } from 'vitest';
import { importCatalog } from '../../../src/import/catalog/import-catalog.ts';
import { oscalCatalog } from '../../../src/publish/oscal/catalog.ts';
import { layOut } from '../../../src/validate/frameworks.ts';
import type { FrameworkData } from '../../../src/validate/schema/framework.ts';
import { publishedSchema } from '../../published-schema.ts';
import { asRead, sourceOf, valuesOf } from '../source.ts';

const source = await sourceOf();
const frameworks = [...source.context.assessment.registry.frameworks.values()];

function exported(data: FrameworkData): object {
  return oscalCatalog(layOut(data, '').framework, source);
}

function imported(document: object): unknown {
  const { value, diagnostics } = importCatalog({
    fileName: 'catalog.json',
    bytes: Buffer.from(JSON.stringify(document)),
    id: undefined,
    known: [],
  });
  expect(diagnostics).toEqual([]);
  return value?.data;
}

describe.each(frameworks.map((framework) => [framework.id, framework] as const))('%s as a catalog', (_, framework) => {
  test('is the same framework again when it is imported', () => {
    expect(imported(exported(framework.data))).toEqual(asRead(framework.data));
  });

  test('has each id once', () => {
    const ids = valuesOf(asRead(exported(framework.data)), 'id');
    expect(new Set(ids).size).toBe(ids.length);
  });
});

/** Ids and words that are not those of OSCAL’s tokens and markup. */
const ODD: FrameworkData = {
  id: 'house-rules-3',
  title: '# House *rules* & {{ insert: param, x }}',
  published: '2025-12',
  levels: ['Part of the house', 'Control Enhancement'],
  counts: [2, 3],
  controls: [
    {
      id: '5',
      name: '1. Doors',
      controls: [{ id: '5.1', label: '5.1 (new)', statement: '- <b>Shut</b> [them](x) C:\\' }],
    },
    {
      id: 'AC-2',
      controls: [
        { id: 'AC-2(1)', statement: '1) `Keys_are_counted`' },
        { id: 'AC-2.1', topics: ['a', 'b'] },
      ],
    },
  ],
  withdrawn: [{ id: 'AC-3', became: ['AC-2(1)', '5.1'] }],
};

test('ids that are no tokens, and words that look like markup, come back as they were', () => {
  expect(imported(exported(ODD))).toEqual(ODD);
  expect(valuesOf(exported(ODD), 'prose')).toEqual([
    '\\- \\<b\\>Shut\\</b\\> \\[them\\](x) C:\\\\',
    '1\\) \\`Keys\\_are\\_counted\\`',
  ]);
});

publishedSchema('oscal_complete_schema-1.2.2.json', 'each is what the OSCAL schema asks for', (faultsIn) => {
  for (const data of [...frameworks.map((framework) => framework.data), ODD])
    expect([data.id, ...faultsIn(asRead(exported(data)))]).toEqual([data.id]);
  expect(faultsIn({ catalog: { uuid: 'x' } })).not.toEqual([]);
});
