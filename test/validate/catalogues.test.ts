import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { isRecord } from '../../src/validate/lenient.ts';
import { type FrameworkControl, type FrameworkData, framework } from '../../src/validate/schema/framework.ts';
import { crosswalk } from '../../src/validate/schema/crosswalk.ts';
import { layOut } from '../../src/validate/frameworks.ts';

const OWN = join(import.meta.dirname, '../../content/frameworks');
// The publishers' own texts lie beside the repository, not in it.
const OFFICIAL = new URL('../../../shared/data/frameworks/', import.meta.url);

const catalogues = readdirSync(OWN)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => framework.parse(load(readFileSync(join(OWN, name), 'utf8'))));
const byId = new Map(catalogues.map((data) => [data.id, data]));

function entries({ controls }: Pick<FrameworkData, 'controls'>): FrameworkControl[] {
  return controls.flatMap((control) => [control, ...entries({ controls: control.controls ?? [] })]);
}

test.each(catalogues)('$id has the entries that it promises, each with a sentence of our own', (data) => {
  const { framework: laid, faults } = layOut(data, `frameworks/${data.id}.yaml`);
  expect(faults).toEqual([]);
  expect(data.statements).toBe('own-words');
  expect(data.url).toMatch(/^https:/);
  const leaves = laid.leaves.map((ref) => laid.controls.get(ref));
  expect(leaves.filter((control) => control?.statement === undefined)).toEqual([]);
  const statements = leaves.map((control) => control?.statement);
  expect(new Set(statements).size).toBe(statements.length);
});

test('the EU AI Act says of each duty whose it is and from when, as amended', () => {
  const data = byId.get('eu-ai-act');
  if (!data) throw new Error('The EU AI Act is gone');
  const { controls, leaves } = layOut(data, '').framework;
  for (const ref of leaves)
    expect(controls.get(ref), ref).toMatchObject({ roles: expect.anything(), applies: expect.anything() });
  const from = (id: string) => controls.get(`eu-ai-act:${id}`)?.applies?.map((one) => one.from);
  expect(from('Art.26(2)')).toEqual(['2027-12-02', '2028-08-02']);
  expect(from('Art.50(1)')).toEqual(['2026-08-02']);
  expect(from('Art.50(2)')).toEqual(['2026-08-02', '2026-12-02']);
  expect(from('Art.5(1)(a)')).toEqual(['2025-02-02']);
  expect(from('Art.5(1)(ba)')).toEqual(['2026-12-02']);
});

interface Official {
  readonly id: string;
  readonly name: string | undefined;
  readonly text: string;
}

/** The entries of an official catalogue, by the ids and names that it prints. */
function official(file: string): Official[] {
  const found: Official[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isRecord(value)) return;
    const { id, title, title_2026_07: renamed, text } = value;
    if (typeof id === 'string' && typeof text === 'string')
      found.push({ id, text, name: [renamed, title].find((name) => typeof name === 'string') });
    Object.values(value).forEach(visit);
  };
  const data = load(readFileSync(new URL(file, OFFICIAL), 'utf8'));
  visit(isRecord(data) ? data['groups'] : undefined);
  return found;
}

const PAIRS = [
  ['owasp-llm-2025', 'owasp-llm-top10-2025.yaml'],
  ['owasp-llm-2026', 'owasp-llm-top10-2026.yaml'],
  ['owasp-agentic-2026', 'owasp-agentic-top10-2026.yaml'],
  ['nist-ai-600-1', 'nist-ai-600-1.yaml'],
  ['mitre-atlas', 'mitre-atlas-mitigations.yaml'],
  ['eu-ai-act', 'eu-ai-act.yaml'],
] as const;

describe.each(PAIRS)('%s', (id, file) => {
  const there = existsSync(new URL(file, OFFICIAL));
  const named = there ? '' : ` (skipped: the official ${file} is missing)`;
  const own = entries(byId.get(id) ?? { controls: [] });

  test.skipIf(!there)(`has the official ids and names${named}`, () => {
    const texts = new Map(official(file).map((entry) => [entry.id, entry]));
    const printed = new Map(own.map((entry) => [entry.label ?? entry.id, entry]));
    if (id !== 'eu-ai-act') expect([...texts.keys()].filter((label) => !printed.has(label))).toEqual([]);
    for (const [label, { name }] of texts)
      if (name !== undefined && printed.has(label)) expect(printed.get(label)?.name).toBe(name);
  });

  test.skipIf(!there)(`copies no run of seven words${named}`, () => {
    const runs = new Set(official(file).flatMap(({ text }) => sevens(text)));
    const copied = own.flatMap(({ statement = '' }) => sevens(statement).filter((run) => runs.has(run)));
    expect(copied).toEqual([]);
  });
});

function sevens(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(6).map((_, at) => words.slice(at, at + 7).join(' '));
}

describe('a crosswalk that the product ships', () => {
  const folder = join(OWN, 'crosswalks');
  const crosswalks = readdirSync(folder).map((name) => ({
    name,
    data: crosswalk.parse(load(readFileSync(join(folder, name), 'utf8'))),
  }));

  test.each(crosswalks)('$name names an authority, or that it is our own judgement', ({ data }) => {
    expect(data.own_judgement === true || data.url !== undefined).toBe(true);
    expect(data.pairs.reduce((sum, { to }) => sum + to.length, 0)).toBe(data.count);
  });

  test('is marked as the registry’s own where no publisher has one', () => {
    expect(crosswalks.filter(({ data }) => data.own_judgement).map(({ name }) => name)).toEqual([
      'nist-ai-rmf-1.0--nist-csf-2.0.yaml',
      'owasp-nhi-2025--nist-ai-rmf-1.0.yaml',
      'owasp-nhi-2025--nist-csf-2.0.yaml',
    ]);
  });
});
