import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CITY, filesOf, only, read, run } from './harness.ts';

const row = 'Almere,Parks,Planner,Plans trees,Live,5/3/2024,Citizens,,';
const path = 'intake/parks-planner.mdx';

function edited(change: (text: string) => string): Map<string, string> {
  return new Map([['parks-planner', change(filesOf(run([row])).get('parks-planner') ?? '')]]);
}

describe('a second import', () => {
  it('of the same file writes nothing, on any later day', () => {
    const first = run([row]);
    for (const asOf of ['2026-11-22', '2028-01-01']) {
      const second = run([row], { after: first, asOf });
      expect(second.files).toEqual([]);
      expect(second.report.unchanged).toEqual(['parks-planner']);
    }
  });

  it('writes nothing for a row that has only moved, nor for other line ends', () => {
    const moved = run(['Almere,Roads,Mower,,,,,,', row], { after: run([row]) });
    expect(moved.files.map((file) => file.path)).toEqual(['intake/roads-mower.mdx']);
    expect(run([row], { after: edited((text) => text.replaceAll('\n', '\r\n')) }).files).toEqual([]);
  });

  it('updates what the row says, and keeps the day it was first seen', () => {
    const second = run([row.replace('Live', 'Retired').replace('Citizens', '')], {
      after: run([row]),
      asOf: '2027-02-01',
    });
    expect(second.report.updated).toEqual([
      { id: 'parks-planner', fields: ['audience', 'in_use', 'in_use_since', 'source'] },
    ]);
    const data = only(second);
    expect(data).toMatchObject({ first_seen: '2026-11-22', in_use: false, source: { row: 1 } });
    expect(data).not.toHaveProperty('audience');
    expect(data).not.toHaveProperty('in_use_since');
  });

  it('keeps what people wrote in fields that the mapping does not set, and their prose', () => {
    const existing = edited((text) =>
      text
        .replace(
          '---\n\n',
          'autonomy: assistive\nowner: priya-shah\nsupplier:\n  name: Contoso\n---\n\n# What we asked\n\n',
        )
        .replace('registered:', 'registered yet:'),
    );
    expect(run([row], { after: existing }).files).toEqual([]);
    const [file] = run([row.replace('trees', 'ponds')], { after: existing }).files;
    const { data, body } = read(file ?? { path, text: '' });
    expect(data).toMatchObject({
      purpose: 'Plans ponds',
      autonomy: 'assistive',
      owner: 'priya-shah',
      supplier: { name: 'Contoso' },
    });
    expect(body).toBe(
      '\n# What we asked\n\nKnown from an inventory, not registered yet: nobody has signed for it here.\n',
    );
  });

  it('leaves a field alone that a person has filled because the source is silent', () => {
    const existing = edited((text) => text.replace('---\n\n', 'contact: ai@almere.example\n---\n\n'));
    const second = run([row.replace('trees', 'ponds')], { after: existing });
    expect(only(second).contact).toBe('ai@almere.example');
    expect(second.report.kept).toEqual([{ id: 'parks-planner', field: 'contact' }]);
  });

  it('leaves it to a person to find out whether a system is in use', () => {
    const silent = row.replace('Live', '');
    const first = run([silent]);
    expect(only(first).in_use).toBe('unknown');
    const found = new Map([
      ['parks-planner', (filesOf(first).get('parks-planner') ?? '').replace('in_use: unknown', 'in_use: true')],
    ]);
    expect(run([silent], { after: found }).files).toEqual([]);
    expect(only(run([silent.replace('trees', 'ponds')], { after: found })).in_use).toBe(true);
    expect(only(run([row.replace('Live', 'Retired')], { after: found })).in_use).toBe(false);
  });

  it('puts back what the source says in a field of its own, and names it', () => {
    const second = run([row], { after: edited((text) => text.replace('title: Planner', 'title: Gardener')) });
    expect(only(second).title).toBe('Planner');
    expect(second.report.updated).toEqual([{ id: 'parks-planner', fields: ['title'] }]);
  });

  it('applies a mapping that has changed', () => {
    const second = run([row], { after: run([row]), mapping: CITY.replace('Live: true', 'Live: unknown') });
    expect(only(second).in_use).toBe('unknown');
  });

  it('reports records that no row stands for, and leaves them', () => {
    const second = run(['Almere,Roads,Mower,,,,,,'], { after: run([row]) });
    expect(second.report.gone).toEqual(['parks-planner']);
    expect(second.files.map((file) => file.path)).toEqual(['intake/roads-mower.mdx']);
  });

  it('writes nothing at all while a record cannot be read', () => {
    for (const broken of ['no fence', '---\ntitle: &a Planner\n---\n', '---\ntitle: [\n---\n', '---js\n({})\n---\n']) {
      const { files, diagnostics } = run([row], { after: new Map([['parks-planner', broken]]) });
      expect(files).toEqual([]);
      expect(diagnostics.map(({ code, spot }) => [code, spot.file])).toEqual([['import/record', path]]);
    }
  });
});

describe('the source of a record', () => {
  it('names inventory and row, and hashes the row as canonical JSON of column to text', () => {
    const { source } = only(run([row]));
    const canonical =
      '{"Audience":"Citizens","City":"Almere","Link":"","Mailbox":"","Purpose":"Plans trees","Since":"5/3/2024","Stage":"Live","Title":"Planner","Unit":"Parks"}';
    expect(source).toEqual({
      inventory: 'city-register',
      row: 1,
      sha256: createHash('sha256').update(canonical).digest('hex'),
      values: {
        City: 'Almere',
        Unit: 'Parks',
        Title: 'Planner',
        Purpose: 'Plans trees',
        Stage: 'Live',
        Since: '5/3/2024',
        Audience: 'Citizens',
      },
    });
  });
});
