import { expect } from 'vitest';
import {
  importInventory,
  type InventoryImport,
  type Mapping,
  parseMapping,
} from '../../src/import/inventory/import-inventory.ts';
import { decode } from '../../src/parse/decode.ts';
import { splitFence } from '../../src/parse/fence.ts';
import { kindOf } from '../../src/parse/kinds.ts';
import { parseYaml } from '../../src/parse/yaml.ts';
import { intake, type IntakeData } from '../../src/validate/schema/system.ts';

/** The mapping of the tests: an inventory of a made-up city. */
export const CITY = `
inventory: city-register
format: csv
id: { columns: [Unit, Title] }
placeholders: [N/A, TODO, "-"]
fields:
  title: { column: Title }
  organisation: { column: [City, Unit] }
  purpose: { column: Purpose }
  in_use: { column: Stage, values: { Live: true, Retired: false, Test: unknown } }
  in_use_since: { column: Since, date: m/d/yyyy }
  audience: { column: Audience, split: ",", values: { Citizens: public, Employees: staff, Nobody: null } }
  contact: { column: Mailbox }
  links: { column: Link }
`;
export const HEADER = 'City,Unit,Title,Purpose,Stage,Since,Audience,Mailbox,Link';

export function mappingOf(text: string): Mapping {
  const { value, diagnostics } = parseMapping(text, 'mapping.yaml');
  expect(diagnostics).toEqual([]);
  if (value === undefined) throw new Error('the mapping of a test is wrong');
  return value;
}

interface Run {
  readonly mapping?: string;
  readonly asOf?: string;
  readonly after?: InventoryImport | ReadonlyMap<string, string>;
}

/** Imports rows under HEADER, or bytes as they are. */
export function run(
  source: readonly string[] | Buffer,
  { mapping = CITY, asOf = '2026-11-22', after = new Map() }: Run = {},
): InventoryImport {
  const bytes = Buffer.isBuffer(source) ? source : Buffer.from([HEADER, ...source].join('\n'));
  const existing = 'files' in after ? filesOf(after) : after;
  return importInventory({ fileName: 'city.csv', bytes, mapping: mappingOf(mapping), asOf, existing });
}

/** The text of the files by intake id; `before` keeps what an import left alone. */
export function filesOf(
  { files }: InventoryImport,
  before: ReadonlyMap<string, string> = new Map(),
): Map<string, string> {
  return new Map([...before, ...files.map(({ path, text }): [string, string] => [idOf(path), text])]);
}

export function idOf(path: string): string {
  return path.replace(/^intake\/|\.mdx$/g, '');
}

/** Reads a file as the registry would; fails the test when the registry would refuse any of it. */
export function read({ path, text }: { path: string; text: string }): { data: IntakeData; body: string } {
  expect(kindOf(path)).toMatchObject({ kind: 'intake' });
  const decoded = decode(Buffer.from(text), path);
  if ('diagnostics' in decoded) throw new Error(JSON.stringify(decoded.diagnostics));
  const parts = splitFence(decoded.text, path);
  if ('code' in parts) throw new Error(parts.message);
  const yaml = parseYaml(parts.frontmatter, path);
  if (yaml.diagnostics.length > 0) throw new Error(JSON.stringify(yaml.diagnostics));
  return { data: intake.parse(yaml.value), body: parts.body };
}

/** The data of each record, by id. */
export function records(result: InventoryImport): Record<string, IntakeData> {
  expect(result.diagnostics).toEqual([]);
  return Object.fromEntries(result.files.map((file) => [idOf(file.path), read(file).data]));
}

export function only(result: InventoryImport): IntakeData {
  const all = Object.values(records(result));
  expect(all).toHaveLength(1);
  return all[0] ?? {};
}

/** `row column what why value` of each report line. */
export function lines(result: InventoryImport): string[] {
  return result.report.lines.map(({ row, column, what, why, value }) => [row, column, what, why, value].join(' | '));
}
