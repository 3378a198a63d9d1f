import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { beforeAll, describe, expect, test } from 'vitest';
import { registerCsv, registerJson, registerSchema } from '../../src/publish/registers/formats.ts';
import { REGISTERS } from '../../src/publish/registers/index.ts';
import type { RegisterTable } from '../../src/publish/registers/register.ts';
import { registerWorkbook } from '../../src/publish/registers/xlsx.ts';
import { type SiteContext, siteContext } from '../../src/publish/site-context.ts';
import { type Snapshot, snapshotOf } from '../../src/publish/snapshot.ts';
import { readContent } from '../../src/read/content.ts';
import { locateAll } from '../../src/report/located.ts';
import { judge } from '../../src/run.ts';
import { exportBytes } from '../../src/write/export-bytes.ts';
import { patched } from '../rules/registry.ts';

let context: SiteContext;
let snapshot: Snapshot;

beforeAll(async () => {
  const folder = patched(readContent('content'), [
    { path: 'systems/product-copy.mdx', language: 'yaml', text: 'title: \'=HYPERLINK("https://x.example"; "<b>")\'' },
  ]);
  const gate = await judge(folder, { dirty: false, prefix: '' }, { asOf: '2026-11-22' });
  if (gate.assessment === undefined) throw new Error('the example cannot be judged');
  context = siteContext(gate.assessment, locateAll(gate.diagnostics, gate.sources));
  snapshot = snapshotOf(gate, context, '');
});

const ajv = addFormats.default(new Ajv2020({ allErrors: true, strictTypes: false }));

describe.each(REGISTERS.map((register) => [register.name, register] as const))('%s', (_name, register) => {
  test('every row names what it is about, in order, and every column is documented', () => {
    const table = register.tableOf(context);
    expect(table.rows.length).toBeGreaterThan(0);
    for (const row of table.rows) expect(row[0]).toMatch(/\S/);
    const first = table.rows.map(([cell]) => String(cell));
    expect(first).toEqual(first.toSorted());
    for (const { name, means } of table.columns) {
      expect(name).toMatch(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/);
      expect(means).toMatch(/[.]$/);
    }
    expect(new Set(table.columns.map(({ name }) => name)).size).toBe(table.columns.length);
  });

  test('JSON is what its schema says', () => {
    const validate = ajv.compile(JSON.parse(registerSchema(register)) as object);
    const value: unknown = JSON.parse(registerJson(register.tableOf(context), snapshot));
    validate(value);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('CSV reads back, and no cell of it is a formula', () => {
    const table = register.tableOf(context);
    const rows: string[][] = parse(registerCsv(table), { record_delimiter: '\r\n' });
    expect(rows).toHaveLength(table.rows.length + 1);
    expect(rows[0]).toEqual(table.columns.map(({ name }) => name));
    expect(rows.flat().filter((cell) => /(?:^|[;\t\r\n])\s*[=+\-@＝＋－＠]|^[\t\r]/.test(cell))).toEqual([]);
  });

  test('XLSX has a cell for each, and what the columns mean', () => {
    const table = register.tableOf(context);
    const [data, meaning] = [1, 2].map((at) => rowsIn(table, `xl/worksheets/sheet${at}.xml`));
    expect(data).toHaveLength(table.rows.length + 1);
    expect(new Set(data?.map((row) => row.length))).toEqual(new Set([table.columns.length]));
    expect(meaning?.slice(1)).toEqual(table.columns.map(({ name, type, means }) => [name, type, means]));
  });
});

/** The cells of a sheet as a spreadsheet reads them. */
function rowsIn(table: RegisterTable, path: string): string[][] {
  const parts = new Map(registerWorkbook(table).map((part) => [part.path, part.text]));
  const rootOf = (name: string) => parseXml(parts.get(name) ?? '').root ?? new XmlElement('nothing');
  const elements = (parent: XmlElement) => parent.children.filter((child) => child instanceof XmlElement);
  const strings = elements(rootOf('xl/sharedStrings.xml')).map(({ text }) => text);
  const sheet = elements(rootOf(path)).find(({ name }) => name === 'sheetData') ?? new XmlElement('nothing');
  return elements(sheet).map((row) =>
    elements(row).map(({ attributes, text }) => (attributes.t === 's' ? (strings[Number(text)] ?? '') : text)),
  );
}

const SYSTEMS = REGISTERS.find(({ name }) => name === 'systems');
const titleIn = (rows: readonly (readonly string[])[]) => rows.find(([id]) => id === 'product-copy')?.[1];

test('a title that is written like a formula stays a text', () => {
  const table = SYSTEMS?.tableOf(context);
  if (table === undefined) throw new Error('there is no register of systems');
  const formula = '=HYPERLINK("https://x.example"; "<b>")';
  expect(titleIn(parse(registerCsv(table)))).toBe(`'${formula}`);
  expect(titleIn(rowsIn(table, 'xl/worksheets/sheet1.xml'))).toBe(formula);
});

test('a text that a spreadsheet would decode is shown as it was written', () => {
  const table: RegisterTable = {
    name: 'names',
    title: 'Names',
    means: 'Names.',
    columns: [{ name: 'name', type: 'text', means: 'A name.' }],
    rows: [['_x202E_txt'], ['_x000a__x0041_'], ['snake_x_case']],
  };
  const decoded = (cell = '') =>
    cell.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const rows = rowsIn(table, 'xl/worksheets/sheet1.xml').map(([cell]) => decoded(cell));
  expect(rows).toEqual(['name', '_x202E_txt', '_x000a__x0041_', 'snake_x_case']);
});

test('a workbook writes days as days, and is the same bytes each time', () => {
  const table: RegisterTable = {
    name: 'days',
    title: 'Days',
    means: 'Days.',
    columns: [{ name: 'day', type: 'date', means: 'A day.' }],
    rows: [['2026-11-22'], ['1900-02-28'], [null]],
  };
  expect(rowsIn(table, 'xl/worksheets/sheet1.xml')).toEqual([['day'], ['46348'], ['1900-02-28'], ['']]);
  const bytes = () => Buffer.from(exportBytes(registerWorkbook(table), '2026-11-22')).toString('hex');
  expect(bytes()).toBe(bytes());
});
