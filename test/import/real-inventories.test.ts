import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  builtInMapping,
  importInventory,
  type InventoryImport,
  parseMapping,
} from '../../src/import/inventory/import-inventory.ts';
import { filesOf, idOf, read } from './harness.ts';

// Public inventories lie beside the repository, not in it (see the README of that folder).
const DATA = new URL('../../../shared/data/inventories/', import.meta.url);

function imported(file: string, name: string, existing = new Map<string, string>()): InventoryImport {
  const url = builtInMapping(name);
  const mapping = url && parseMapping(readFileSync(url, 'utf8'), name).value;
  if (mapping === undefined) throw new Error(`no mapping ${name}`);
  return importInventory({
    fileName: file,
    bytes: readFileSync(new URL(file, DATA)),
    mapping,
    asOf: '2026-11-22',
    existing,
  });
}

function whyCounts({ report }: InventoryImport): Record<string, number> {
  const groups = Map.groupBy(report.lines, ({ why }) => why);
  return Object.fromEntries([...groups].map(([why, lines]) => [why, lines.length]));
}

function inventory(file: string, body: () => void): void {
  const there = existsSync(new URL(file, DATA));
  describe.skipIf(!there)(there ? file : `${file} (skipped: ../shared/data/inventories/${file} is missing)`, body);
}

inventory('us-federal-2024.csv', () => {
  const file = 'us-federal-2024.csv';

  it('becomes 2,133 records that the registry reads, in a few seconds', () => {
    const started = performance.now();
    const result = imported(file, 'us-federal-2024');
    expect(performance.now() - started).toBeLessThan(8_000);
    expect(result.diagnostics).toEqual([]);
    const data = result.files.map((one) => read(one).data);
    expect(data).toHaveLength(2_133);
    expect(result.report).toMatchObject({
      rows: 2_133,
      encoding: { encoding: 'windows-1252', how: 'assumed' },
      use: { yes: 892, no: 950, unknown: 291 },
    });
    expect(data.filter((one) => one.title === 'Generative AI Usage')).toHaveLength(51);
    expect(data.filter((one) => 'owner' in one || 'sponsor' in one || 'governance_owner' in one)).toEqual([]);
    expect(Math.max(...result.files.map(({ path }) => idOf(path).length))).toBeLessThan(100);
    expect(new Set(result.files.map(({ path }) => path)).size).toBe(2_133);
  });

  it('loses no broken date in silence, and completes none', () => {
    const result = imported(file, 'us-federal-2024');
    expect(whyCounts(result)).toEqual({
      'spreadsheet-date': 134,
      'ambiguous-date': 65,
      'unclear-date': 36,
      'not-in-use': 55,
      placeholder: 715,
      'not-listed': 6,
      'not-an-address': 25,
    });
    const since = result.files.flatMap((one) => read(one).data.in_use_since ?? []);
    expect(since.filter((date) => date < '1990' || date > '2026-11-22')).toEqual([]);
  });

  it('changes nothing the second time', () => {
    const second = imported(file, 'us-federal-2024', filesOf(imported(file, 'us-federal-2024')));
    expect(second.files).toEqual([]);
    expect(second.report).toMatchObject({ created: [], updated: [], gone: [], kept: [] });
  });
});

inventory('nl-register-2026-05-13.json', () => {
  const file = 'nl-register-2026-05-13.json';

  it('becomes 1,431 records that the registry reads, by the number of the register', () => {
    const result = imported(file, 'nl-register');
    expect(result.diagnostics).toEqual([]);
    const data = result.files.map((one) => read(one).data);
    expect(data).toHaveLength(1_431);
    expect(result.report.use).toEqual({ yes: 1_302, no: 129, unknown: 0 });
    expect(result.files.every(({ path }) => /^intake\/nl-\d{8}\.mdx$/.test(path))).toBe(true);
    expect(data.filter((one) => one.links?.length === 1)).toHaveLength(1_431);
    expect(whyCounts(result)).toEqual({ hidden: 10 });
  });

  it('changes nothing the second time', () => {
    expect(imported(file, 'nl-register', filesOf(imported(file, 'nl-register'))).files).toEqual([]);
  });
});
