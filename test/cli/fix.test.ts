import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { applied } from '../../src/diagnostic/text-edit.ts';
import { fixEdits } from '../../src/edit/fix-all.ts';
import { gateWith, type Patch } from '../rules/registry.ts';
import { baseCopy, countersign } from './run.ts';

const RECORD = 'systems/order-helper.mdx';
const CHECK = ['--as-of', '2026-03-01'];

/** The record with some of its text spoiled. */
async function spoiled(...changes: readonly (readonly [string | RegExp, string])[]): Promise<string> {
  const content = await baseCopy();
  const text = await readFile(join(content, RECORD), 'utf8');
  const other = changes.reduce((before, [from, to]) => {
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${from} is not in the record`);
    return after;
  }, text);
  await writeFile(join(content, RECORD), other);
  return content;
}

test('mends slips of the keyboard to the letter, and nothing around them', async () => {
  const content = await spoiled(
    [/^audience: \[customers\]/m, 'audience:   custmers   # who else'],
    [/^autonomy: /m, 'autonmy: '],
    ['nist-csf-2.0:GV.RM-01', 'GV.RM-01'],
    ['nhi: svc-order-helper', 'nhi: "svc-order-helpr"'],
    [/^---\n/, '---  \n'],
  );
  const before = (await readFile(join(content, RECORD), 'utf8')).replaceAll('\n', '\r\n');
  await writeFile(join(content, RECORD), before);
  const { code, stdout, stderr } = await countersign('check', '--content', content, ...CHECK, '--fix');
  expect(stdout).toMatch(/: no errors, /);
  expect(code).toBe(0);
  expect(stderr).toContain(`Mended ${content}/${RECORD}:1: --- → ---\n`);
  expect(stderr).toContain(': GV.RM-01 → nist-csf-2.0:GV.RM-01\n');
  expect(await readFile(join(content, RECORD), 'utf8')).toBe(
    before
      .replace('---  \r', '---\r')
      .replace('  custmers ', '  [customers] ')
      .replace('autonmy', 'autonomy')
      .replace('GV.RM-01', 'nist-csf-2.0:GV.RM-01')
      .replace('svc-order-helpr', 'svc-order-helper'),
  );
});

test('leaves to a person whatever says who answers, decides or is excused', async () => {
  const content = await spoiled(
    [/^owner: kim-berg/m, 'owner: kim-brg'],
    [/^governance_owner:/m, 'governance_ownr:'],
    [/^status: production/m, 'status: prodution'],
    [/outcome: continue/, 'outcome: contine'],
    [/collected_by: mia-strand/, 'collected_by: mia-strnd'],
  );
  const before = await readFile(join(content, RECORD), 'utf8');
  const { code, stderr } = await countersign('check', '--content', content, ...CHECK, '--fix');
  expect([code, stderr]).toEqual([1, '']);
  expect(await readFile(join(content, RECORD), 'utf8')).toBe(before);
});

test('tells machines of a fix, each in its own way', async () => {
  const content = await spoiled([/^autonomy: /m, 'autonmy: ']);
  const json = await countersign('check', '--content', content, ...CHECK, '--format', 'json');
  const [finding] = (
    JSON.parse(json.stdout) as { diagnostics: { code: string; line: number; fix?: object }[] }
  ).diagnostics.filter(({ code }) => code === 'schema/unknown-key');
  const line = finding?.line ?? 0;
  expect(finding?.fix).toEqual({ start: { line, column: 1 }, end: { line, column: 8 }, text: 'autonomy' });
  const sarif = await countersign('check', '--content', content, ...CHECK, '--format', 'sarif');
  expect(sarif.stdout).toContain('"deletedRegion"');
});

describe('a fix', () => {
  async function mended(text: string, path = 'systems/x.mdx'): Promise<string[]> {
    const patch: Patch = { path, language: 'mdx', text };
    const { diagnostics, sources } = await gateWith([patch]);
    const edits = fixEdits(diagnostics, sources).filter(({ file }) => file === path);
    return applied(sources.get(path)?.text ?? '', edits).split('\n');
  }

  it.each([
    ['a number where text belongs', 'supplier: { contract: 5 }', "supplier: { contract: '5' }"],
    ['a word where a list belongs', 'tools: [{ id: a, needs: b }]', 'tools: [{ id: a, needs: [b] }]'],
    ['a text with a comma where a list belongs', 'data: { inputs: "a, b" }', 'data: { inputs: ["a, b"] }'],
    ['a word in another case', 'audience: [Staff]', 'audience: [staff]'],
    ['a team', 'team: corr', 'team: core'],
    ['what evidence is about', 'tools: [{ id: crm }]\nevidence: [{ id: e, about: [tool:crn] }]', 'tool:crm'],
  ])('is there for %s', async (_, wrong, right) => {
    expect((await mended(`---\nowner: kim-berg\n${wrong}\n---\n`)).join('\n')).toContain(right);
  });

  it.each([
    ['a word that may mean two', 'tools: [{ id: crm-a }, { id: crm-b }]\nevidence: [{ id: e, about: [tool:crm-c] }]'],
    ['a word that is another word', 'autonomy: supportive'],
    ['a field that is there already', 'title: A\ntitel: B'],
    ['a control of which several are near', 'controls: [{ id: nist-csf-2.0:GV.RM-0, status: planned }]'],
    ['a residual risk', 'risk_acceptance: [{ id: a, residual: lw }]'],
  ])('is not there for %s', async (_, wrong) => {
    const text = `---\nowner: kim-berg\n${wrong}\n---\n`;
    expect((await mended(text)).join('\n')).toBe(text);
  });

  it('is not there for an exception, whose rule says what is excused', async () => {
    const text = '---\nrule: evidence/unpinnd\nsystms: [order-helper]\n---\n';
    expect((await mended(text, 'exceptions/x.mdx')).join('\n')).toBe(text);
  });

  const ORDERED = [
    '- { on: 2025-01-01, by: ola-lie }',
    '- { on: 2025-02-01, by: ola-lie }',
    '- on: 2025-03-01\n    by: ola-lie',
  ];
  const [first = '', second = '', third = ''] = ORDERED;

  it.each([
    [
      'lines',
      `reviews:\n  # late\n  ${third} # c\n  ${first}\n  # mid\n  ${second}\n`,
      `reviews:\n  ${first}\n  # mid\n  ${second}\n  # late\n  ${third} # c\n`,
    ],
    [
      'brackets',
      'reviews: [{ on: 2025-03-01 }, { on: 2025-01-01 },{ on: 2025-02-01 }]\n',
      'reviews: [{ on: 2025-01-01 }, { on: 2025-02-01 },{ on: 2025-03-01 }]\n',
    ],
  ])('puts reviews in %s into the order of their days, each with its comments', async (_, wrong, right) => {
    const record = (reviews: string) => `---\nstatus: production\nowner: kim-berg\n${reviews}title: A\n---\n`;
    expect((await mended(record(wrong))).join('\n')).toBe(record(right));
  });
});
