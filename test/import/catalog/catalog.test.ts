import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { importCatalog } from '../../../src/import/catalog/import-catalog.ts';
import { layOut } from '../../../src/validate/frameworks.ts';
import { framework } from '../../../src/validate/schema/framework.ts';
import { oscalCatalog } from './samples.ts';

function taken(data: object | string, id?: string, known: readonly string[] = []) {
  const text = typeof data === 'string' ? data : JSON.stringify(data, null, 1);
  return importCatalog({ fileName: 'catalog', bytes: Buffer.from(text), id, known });
}

describe('an OSCAL catalog', () => {
  const { value, diagnostics } = taken(oscalCatalog(), 'house-rules-3');

  test('becomes a framework that the registry reads, in the publisher’s words and marked as such', () => {
    expect(diagnostics).toEqual([]);
    const again = framework.parse(load(value?.text ?? ''));
    expect(again).toEqual(value?.data);
    expect(layOut(again, '').faults).toEqual([]);
    expect(again).toMatchObject({
      id: 'house-rules-3',
      title: 'Nordlys House Rules',
      publisher: 'Nordlys Outfitters',
      version: '3',
      published: '2026-02-01',
      url: 'https://rules.nordlys.example/3',
      statements: 'official',
      levels: ['Family', 'Part', 'Control'],
      counts: [1, 1, 2],
    });
  });

  test('keeps its nested groups, and an enhancement beside its control', () => {
    const { controls } = layOut(framework.parse(value?.data), '').framework;
    expect([...controls.values()].map(({ ref, level }) => `${level} ${ref}`)).toEqual([
      '0 house-rules-3:AC',
      '1 house-rules-3:ac-in',
      '2 house-rules-3:AC-1',
      '2 house-rules-3:AC-1(1)',
    ]);
  });

  test('says what it asks on one line, with parameters by what they stand for', () => {
    const { controls } = layOut(framework.parse(value?.data), '').framework;
    expect(controls.get('house-rules-3:AC')).toMatchObject({ name: 'Access', statement: 'Doors are shut.' });
    expect(controls.get('house-rules-3:AC-1')?.statement).toBe(
      'Keys are: a. counted [how often]; and b. kept in [a list or a book of [how often]], by [nobody].',
    );
  });

  test('is read in a sane time where parameters stand for one another again and again', { timeout: 100_000 }, () => {
    const started = performance.now();
    const again = '{{ insert: param, ac-1_prm_1 }} '.repeat(200);
    const text = JSON.stringify(oscalCatalog()).replace('"a list"', JSON.stringify(again.replaceAll('prm_1', 'prm_2')));
    const { controls } = layOut(framework.parse(taken(text, 'house-rules-3').value?.data), '').framework;
    const { length = 0 } = controls.get('house-rules-3:AC-1')?.statement ?? '';
    expect(length).toBeGreaterThan(5_000);
    expect(length).toBeLessThan(64 * 1024);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('gives what was withdrawn with its successors, and not as controls', () => {
    expect(value?.data.withdrawn).toEqual([
      { id: 'AC-1(2)', became: ['AC-1(1)'] },
      { id: 'AC-2', became: ['AC-1'] },
    ]);
  });

  test('needs an id', () => {
    expect(taken(oscalCatalog()).diagnostics.map(({ message }) => message)).toEqual([
      '“id” is not given, and without it this entry means nothing.',
    ]);
  });

  test.each([
    ['no text at all', '\u0000\u0001'],
    ['no YAML', '{"catalog": '],
    ['a list', '[1, 2]'],
    ['an alias', 'catalog: &a {x: *a}'],
    ['ids that lead elsewhere', JSON.stringify({ catalog: { groups: [{ id: '../../x', title: 'X' }] } })],
    ['a catalog that is none', '{"catalog": {"groups": 7, "metadata": []}}'],
    ['groups without end', JSON.stringify({ catalog: nested(40) })],
  ])('is refused, and never throws, where it holds %s', (what, text) => {
    const { value, diagnostics } = taken(text, 'x-1');
    expect(value, what).toBeUndefined();
    expect(diagnostics.length).toBeGreaterThan(0);
  });
});

function nested(depth: number): object {
  return depth === 0 ? { id: 'x' } : { id: `x${depth}`, groups: [nested(depth - 1)] };
}

describe('an id that the file does not mark as withdrawn', () => {
  const file = {
    catalog: {
      metadata: { title: 'Twice' },
      groups: [
        {
          id: 'A',
          controls: [
            { id: 'A-1', title: 'Kept' },
            { id: 'A-2', title: 'Gone' },
          ],
        },
        { id: 'B', controls: [{ id: 'B-1', title: 'Gone' }] },
      ],
    },
  };
  const own = (ids: string) => `id: own
title: Own
levels: [Part, Entry]
counts: [1, 1]
controls: [{ id: A, controls: [{ id: ${ids} }] }]
withdrawn: [{ id: A-2, became: [A-1] }, { id: B-1, became: [] }]
`;

  test('is withdrawn all the same where the registry’s own catalogue of the same thing says so', () => {
    const { value } = taken(file, 'twice-2', [own('A-1')]);
    expect(value?.unmarked).toEqual(['A-2', 'B-1']);
    expect(value?.data).toMatchObject({
      counts: [1, 1],
      controls: [{ id: 'A', controls: [{ id: 'A-1', name: 'Kept' }] }],
      withdrawn: [
        { id: 'A-2', became: ['A-1'] },
        { id: 'B-1', became: [] },
      ],
    });
  });

  test('stays where that is a catalogue of something else', () => {
    expect(taken(file, 'twice-2', [own('Z-1')]).value?.unmarked).toEqual([]);
  });
});

describe('a plain catalogue', () => {
  const PLAIN = `id: iso-like-2023
title: Management system
controls:
  - id: "5"
    name: Leadership
    controls:
      - { id: "5.1", name: Commitment, statement: Those at the top stand behind it. }
      - { id: "5.2", name: Policy }
`;

  test('gets levels and counts where it names none', () => {
    const { value, diagnostics } = taken(PLAIN);
    expect(diagnostics).toEqual([]);
    expect(framework.parse(load(value?.text ?? ''))).toMatchObject({
      id: 'iso-like-2023',
      levels: ['Level 1', 'Control'],
      counts: [1, 2],
      controls: [{ id: '5', controls: [{ id: '5.1' }, { id: '5.2' }] }],
    });
  });

  test('is held to the counts that it promises', () => {
    expect(
      taken(`${PLAIN}levels: [Clause, Control]\ncounts: [1, 3]\n`).diagnostics.map(({ message }) => message),
    ).toEqual(['iso-like-2023 promises 3 entries of level Control and holds 2.']);
  });

  test('is told what is wrong with it, at its place', () => {
    const { diagnostics } = taken(PLAIN.replace('statement:', 'statment:'));
    expect(diagnostics).toMatchObject([
      {
        code: 'schema/unknown-key',
        spot: { path: ['controls', 0, 'controls', 0, 'statment'] },
        hint: 'Did you mean “statement”?',
      },
    ]);
  });
});
