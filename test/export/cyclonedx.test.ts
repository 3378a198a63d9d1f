import { describe, expect, test } from 'vitest';
import { BOM, documentText } from '../../src/publish/documents.ts';
import { readContent } from '../../src/read/content.ts';
import { publishedSchema } from '../published-schema.ts';
import { patched } from '../rules/registry.ts';
import { asRead, sourceOf, valuesOf, withCounterEvidence } from './source.ts';

const source = await sourceOf();
const disputed = asRead(BOM.ofOne('order-helper', await withCounterEvidence()));
const boms = [
  ...BOM.idsOf(source).map((id) => [id, asRead(BOM.ofOne(id, source))] as const),
  ['a system with counter-evidence', disputed] as const,
];
const bomOf = (id: string) => boms.find(([own]) => own === id)?.[1];

describe.each(boms)('the bill of materials of %s', (_, bom) => {
  test('has each ref once, and every reference leads to one', () => {
    const refs = valuesOf(bom, 'bom-ref');
    expect(new Set(refs).size).toBe(refs.length);
    const keys = ['ref', 'dependsOn', 'assessor', 'requirement', 'claims', 'target', 'counterEvidence'];
    const inClaims = valuesOf(valuesOf(bom, 'claims').flat(), 'evidence').flat();
    const referred = [...keys.flatMap((key) => valuesOf(bom, key).flat()), ...inClaims].filter(
      (value) => typeof value === 'string',
    );
    const known = new Set(refs);
    expect(referred.filter((ref) => !known.has(ref))).toEqual([]);
  });
});

test('it names the models, the data and the tools of the record', () => {
  const view = source.context.assessment.views.get('support-copilot');
  const refs = valuesOf(bomOf('support-copilot'), 'bom-ref');
  const { models, data } = view?.system ?? {};
  for (const { id } of models ?? []) expect(refs).toContain(`model/${id}`);
  for (const { id } of data?.data?.sources ?? []) expect(refs).toContain(`data/${id}`);
  for (const { id } of data?.tools ?? []) expect(refs).toContain(`tool/${id}`);
  expect(models?.length).toBeGreaterThan(0);
});

test('a control conforms where it is covered, and not otherwise', () => {
  const view = source.context.assessment.views.get('support-copilot');
  const grades = [...(view?.coverage.values() ?? [])].map(({ grade }) => grade);
  const scores = valuesOf(bomOf('support-copilot'), 'score');
  expect(scores).toHaveLength(grades.length);
  expect(scores.filter((score) => score === 1)).toHaveLength(
    grades.filter((grade) => ['fresh', 'expiring'].includes(grade)).length,
  );
});

test('counter-evidence stands beside the claim, and says what answers it', () => {
  const claims = valuesOf(disputed, 'claims')
    .flat()
    .filter((claim) => valuesOf(claim, 'counterEvidence').length > 0);
  expect(claims).toHaveLength(2);
  expect(claims).toContainEqual(
    expect.objectContaining({
      counterEvidence: ['evidence/order-probe'],
      reasoning: 'Answered: Probe, by Again; Again',
    }),
  );
});

test('those who decided are named, each with the decision file', () => {
  const signatories = valuesOf(bomOf('support-copilot'), 'signatories').flat();
  const view = source.context.assessment.views.get('support-copilot');
  expect(valuesOf(signatories, 'url')).toEqual(
    view?.approvals.flatMap(({ governing }) => (governing === undefined ? [] : [governing.file])),
  );
  expect(signatories.length).toBeGreaterThan(0);
});

test('it is the same in every build of the same registry, and another serial number on another day', async () => {
  const text = documentText(BOM.ofOne('support-copilot', source) ?? {});
  expect(documentText(BOM.ofOne('support-copilot', await sourceOf()) ?? {})).toBe(text);
  const later = asRead(BOM.ofOne('support-copilot', await sourceOf(undefined, '2026-11-23')));
  expect(valuesOf(later, 'serialNumber')).not.toEqual(valuesOf(bomOf('support-copilot'), 'serialNumber'));
});

test('a record that says nothing gives a bill that claims nothing', async () => {
  const bare = patched(readContent('content'), [
    {
      path: 'systems/support-copilot.mdx',
      language: 'yaml',
      text: 'evidence: null\ncontrols: null\nmodels: null\ndata: null\ntools: null\nsupplier: null',
    },
  ]);
  const from = await sourceOf(bare);
  const bom = BOM.ofOne('support-copilot', from);
  expect(valuesOf(asRead(bom), 'claims').filter((claims) => JSON.stringify(claims) !== '[]')).toEqual([]);
  expect(new Set(valuesOf(bom, 'score'))).toEqual(new Set([0]));
});

publishedSchema(
  'bom-1.6.schema.json',
  'every one is what the CycloneDX schema asks for',
  (faultsIn) => {
    for (const [id, bom] of boms) expect([id, ...faultsIn(bom)]).toEqual([id]);
    expect(faultsIn({ bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: 'urn:uuid:x' })).not.toEqual([]);
  },
  ['spdx.schema.json', 'jsf-0.82.schema.json'],
);
