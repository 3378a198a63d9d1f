import { describe, expect, test } from 'vitest';
import { COMPONENTS, CATALOG, documentText, MAPPINGS, POAM, RESULTS } from '../../../src/publish/documents.ts';
import type { ExportSource } from '../../../src/publish/export-source.ts';
import { readContent } from '../../../src/read/content.ts';
import { publishedSchema } from '../../published-schema.ts';
import { patched } from '../../rules/registry.ts';
import { asRead, sourceOf, valuesOf, withCounterEvidence } from '../source.ts';

const KINDS = [COMPONENTS, RESULTS, POAM, MAPPINGS];

/** Texts that would be something else where they are not held down. */
const HOSTILE = 'a <b>tag</b>, [a link](javascript:alert(1)), {{ insert: param, x }},\n ##vso[task] and on';

const source = await sourceOf();
const hostile = await sourceOf(
  patched(readContent('content'), [
    {
      path: 'systems/support-copilot.mdx',
      language: 'yaml',
      text: `title: ${JSON.stringify(HOSTILE)}\npurpose: ${JSON.stringify(HOSTILE)}\nowner: null`,
    },
  ]),
);

/** Every document of a registry: of the whole, and of each thing. */
function documentsOf(from: ExportSource): [string, object][] {
  return KINDS.flatMap((kind) => {
    const one = kind
      .idsOf(from)
      .map((id): [string, object | undefined] => [`${kind.name} ${id}`, kind.ofOne(id, from)]);
    return [[kind.name, kind.ofAll(from)] as const, ...one].flatMap(([name, document]): [string, object][] =>
      document === undefined ? [] : [[name, asRead(document) as object]],
    );
  });
}

const disputed = documentsOf(await withCounterEvidence()).map(([name, document]): [string, object] => [
  `${name}, with counter-evidence`,
  document,
]);
const all = [...documentsOf(source), ...disputed];
const wholes = KINDS.map((kind): [string, object | undefined] => [kind.name, kind.ofAll(source)]);

test('there is one of the whole registry of each kind, and of each system', () => {
  expect(wholes.map(([name, document]) => [name, document === undefined])).toEqual(
    KINDS.map(({ name }) => [name, false]),
  );
  for (const id of COMPONENTS.idsOf(source)) expect(COMPONENTS.ofOne(id, source)).toBeDefined();
});

test('another build of the same registry gives the same bytes', async () => {
  const again = await sourceOf();
  for (const kind of KINDS)
    expect(documentText(kind.ofAll(again) ?? {}) === documentText(kind.ofAll(source) ?? {}), kind.name).toBe(true);
});

test('another day is another document about the same things', async () => {
  const later = await sourceOf(undefined, '2026-11-23');
  const [then, now] = [source, later].map((from) => asRead(COMPONENTS.ofAll(from)) as Record<string, { uuid: string }>);
  expect(now?.['component-definition']?.uuid).not.toBe(then?.['component-definition']?.uuid);
  expect(valuesOf(now, 'last-modified')).toEqual(['2026-11-23T00:00:00Z']);
  const uuids = (document: unknown) => valuesOf(valuesOf(document, 'components'), 'uuid');
  expect(uuids(now)).toEqual(uuids(then));
});

describe.each(all)('%s', (_, document) => {
  test('has each UUID once, and every reference leads to something in it', () => {
    const uuids = valuesOf(document, 'uuid');
    expect(new Set(uuids).size).toBe(uuids.length);
    const defined = new Set(uuids);
    const referred = ['party-uuids', 'actor-uuid', 'subject-uuid', 'risk-uuid', 'observation-uuid'].flatMap((key) =>
      valuesOf(document, key).flat(),
    );
    const anchors = [...valuesOf(document, 'href'), ...valuesOf(document, 'source')]
      .filter((href) => String(href).startsWith('#'))
      .map((href) => String(href).slice(1));
    expect([...referred, ...anchors].filter((uuid) => !defined.has(uuid))).toEqual([]);
    const roles = new Set(valuesOf(valuesOf(document, 'roles'), 'id'));
    expect(valuesOf(document, 'role-id').filter((role) => !roles.has(role))).toEqual([]);
  });

  test('names only controls and statements that the catalogs have', () => {
    const catalogs = CATALOG.idsOf(source).map((id) => CATALOG.ofOne(id, source));
    const known = new Set(valuesOf(catalogs, 'id'));
    const named = ['control-id', 'target-id', 'id-ref'].flatMap((key) => valuesOf(document, key));
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});

test('the plan has each error, each warning and each exception that is in its time, and nothing else', () => {
  const { findings, assessment } = source.context;
  const open = findings.filter(({ severity, exceptedBy }) => severity !== 'info' && exceptedBy === undefined);
  const items = valuesOf(POAM.ofAll(source), 'poam-items').flat();
  expect(items).toHaveLength(open.length + assessment.registry.exceptions.size);
});

test('a system with nothing to do has no plan, since OSCAL has no empty one', () => {
  const { findings, assessment } = source.context;
  const busy = new Set([
    ...findings.filter(({ severity }) => severity !== 'info').map(({ system }) => system),
    ...[...assessment.registry.exceptions.values()].flatMap(({ data }) => data.systems),
  ]);
  const idle = POAM.idsOf(source).filter((id) => !busy.has(id));
  expect(idle).not.toEqual([]);
  for (const id of idle) expect(POAM.ofOne(id, source)).toBeUndefined();
});

test('what a control has to show is satisfied only where it is covered', () => {
  const view = source.context.assessment.views.get('support-copilot');
  const findings = valuesOf(asRead(RESULTS.ofOne('support-copilot', source)), 'findings').flat();
  expect(findings).toHaveLength(view?.coverage.size ?? -1);
  const covered = [...(view?.coverage.values() ?? [])].filter(({ grade }) => ['fresh', 'expiring'].includes(grade));
  expect(valuesOf(findings, 'state').filter((state) => state === 'satisfied')).toHaveLength(covered.length);
  expect(covered.length).toBeGreaterThan(0);
});

test('counter-evidence is linked from its control, answered or not', () => {
  const [, component] = disputed.find(([name]) => name === 'oscal-component order-helper, with counter-evidence') ?? [];
  const rels = valuesOf(component, 'rel');
  expect(rels).toContain('counter-evidence');
  expect(rels.filter((rel) => rel === 'answered-counter-evidence')).toHaveLength(1);
});

test('an own judgement says that it is one, and an authority keeps its words', () => {
  const collection = asRead(MAPPINGS.ofAll(source));
  const words = valuesOf(collection, 'mapping-description').map(String);
  expect(words).toContain(
    'Countersign; neither publisher has one: evidence for one usually says something about the other.',
  );
  expect(words.some((text) => text.startsWith('OWASP GenAI Security Project'))).toBe(true);
  expect(new Set(valuesOf(collection, 'relationship'))).toEqual(new Set(['related']));
});

test('nothing in a record becomes markup, a parameter or a command', () => {
  for (const [name, document] of documentsOf(hostile)) {
    const text = documentText(document);
    expect(text, name).not.toMatch(/##|(?<!\\)<b>|(?<!\\)\{\{|(?<!\\)\[a link/);
  }
  expect(documentText(COMPONENTS.ofOne('support-copilot', hostile) ?? {})).toContain('\\\\<b\\\\>tag');
  expect(documentText({ title: '\u202e' })).toBe('{\n "title": "\\u202e"\n}\n');
});

publishedSchema('oscal_complete_schema-1.2.2.json', 'every document is what the OSCAL schema asks for', (faultsIn) => {
  for (const [name, document] of [...all, ...documentsOf(hostile)])
    expect([name, ...faultsIn(document)]).toEqual([name]);
  expect(faultsIn({ 'plan-of-action-and-milestones': { 'poam-items': [] } })).not.toEqual([]);
});
