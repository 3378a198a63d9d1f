import { compare } from '../../diagnostic/compare.ts';
import type { Diagnostic, Outcome } from '../../diagnostic/diagnostic.ts';
import { assignIds, type Claim } from './assign.ts';
import { type ExistingRecord, readExisting } from './existing.ts';
import { importFault } from './faults.ts';
import { readFields } from './fields.ts';
import type { Mapping } from './mapping.ts';
import { type Plan, planImport } from './plan.ts';
import { prepareRows, type PreparedRows } from './prepare.ts';
import { readTable } from './read-table.ts';
import { composeRecord } from './record.ts';
import { IMPORTED_BODY, recordText } from './record-text.ts';
import type { ImportReport } from './report.ts';
import { Tally } from './tally.ts';
import { type DecodedText, decodeText } from './text-encoding.ts';

export { BUILT_IN_MAPPINGS, builtInMapping, type Mapping, parseMapping } from './mapping.ts';
export { renderReport } from './render-report.ts';
export type { ImportReport } from './report.ts';

export interface InventoryInput {
  /** For messages and the report only; the mapping says which inventory it is. */
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly mapping: Mapping;
  /** YYYY-MM-DD; `first_seen` of what is new. */
  readonly asOf: string;
  /** The text of every intake record, of whatever inventory, by id. */
  readonly existing: ReadonlyMap<string, string>;
}

export interface InventoryFile {
  /** Relative to the content folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface InventoryImport {
  /** Only what is new or changed, sorted by path; nothing when there is an error. */
  readonly files: readonly InventoryFile[];
  readonly report: ImportReport;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Turns a public inventory into intake records. Bad bytes, a table that the mapping does not fit and
 * records that cannot be read are diagnostics; a value that cannot come over is a line of the report.
 */
export function importInventory(input: InventoryInput): InventoryImport {
  const decoded = decodeText(input.bytes, input.mapping.encoding);
  if ('why' in decoded) {
    return nothing(input, undefined, [importFault('import/unreadable', { file: input.fileName }, decoded.why)]);
  }
  const { value: work, diagnostics } = prepare(input, decoded);
  if (work === undefined) return nothing(input, decoded, diagnostics);
  const tally = new Tally(work.prepared.lines);
  const files: InventoryFile[] = [];
  const { plan, records, prepared } = work;
  for (const claim of assignIds({ rows: prepared.rows, records, plan, taken: input.existing.keys() })) {
    const text = recordOf(claim, { plan, asOf: input.asOf, tally });
    if (text !== undefined) files.push({ path: `intake/${claim.id}.mdx`, text });
  }
  files.sort((a, b) => compare(a.path, b.path));
  const report = tally.report(
    headOf(input, decoded, work.rows),
    records.map(({ id }) => id),
  );
  return { files, report, diagnostics };
}

interface Work {
  readonly plan: Plan;
  readonly prepared: PreparedRows;
  readonly records: readonly ExistingRecord[];
  readonly rows: number;
}

function prepare({ mapping, fileName, existing }: InventoryInput, { text }: DecodedText): Outcome<Work | undefined> {
  const table = readTable(text, mapping, fileName);
  if (table.value === undefined) return { value: undefined, diagnostics: table.diagnostics };
  const plan = planImport(mapping, table.value, fileName);
  const records = readExisting(existing, mapping.inventory);
  const diagnostics = [...plan.diagnostics, ...records.diagnostics];
  if (plan.value === undefined || diagnostics.length > 0) return { value: undefined, diagnostics };
  const prepared = prepareRows(table.value, plan.value);
  return { value: { plan: plan.value, prepared, records: records.value, rows: table.value.rows.length }, diagnostics };
}

interface Context {
  readonly plan: Plan;
  readonly asOf: string;
  readonly tally: Tally;
}

/** The text of the row's record, or nothing when the one that lies there says the same. */
function recordOf(claim: Claim, { plan, asOf, tally }: Context): string | undefined {
  const { row, existing } = claim;
  const now = readFields(row, plan, asOf);
  const same = existing?.sha256 === row.sha256;
  const before =
    existing === undefined || same ? now : readFields({ number: row.number, texts: existing.texts }, plan, asOf);
  const record = composeRecord({ claim, now, before }, plan, asOf);
  tally.add(claim, now, record);
  return record.changed.length === 0 ? undefined : recordText(record.data, existing?.body ?? IMPORTED_BODY);
}

function nothing(
  input: InventoryInput,
  decoded: DecodedText | undefined,
  diagnostics: readonly Diagnostic[],
): InventoryImport {
  return { files: [], report: new Tally([]).report(headOf(input, decoded, 0), []), diagnostics };
}

function headOf({ fileName, mapping, asOf }: InventoryInput, decoded: DecodedText | undefined, rows: number) {
  const encoding = decoded && { encoding: decoded.encoding, how: decoded.how };
  return { file: fileName, inventory: mapping.inventory, asOf, encoding, rows };
}
