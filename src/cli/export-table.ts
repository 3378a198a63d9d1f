import { listWords } from '../diagnostic/suggest.ts';
import { REGISTER_FORMATS, type RegisterFormat } from '../publish/exports.ts';
import type { RegisterTable } from '../publish/registers/register.ts';
import { type SiteContext, siteContext } from '../publish/site-context.ts';
import { snapshotOf } from '../publish/snapshot.ts';
import { locateAll } from '../report/located.ts';
import { exportBytes } from '../write/export-bytes.ts';
import { writeText } from '../write/text.ts';
import { gateOf } from './commands/check.ts';
import { judgedOf } from './judged.ts';
import type { CommonOptions } from './options.ts';
import { UsageError } from './usage.ts';

export interface TableOptions extends CommonOptions {
  readonly format: string;
  readonly out?: string | undefined;
}

/** Prints a table of the registry or writes it to a file; a workbook always goes to one. */
export async function exportTable(
  tableOf: (context: SiteContext) => RegisterTable,
  options: TableOptions,
): Promise<number> {
  const format = formatNamed(options.format);
  const gate = await gateOf(options, 'judged');
  const context = siteContext(
    judgedOf(gate, 'there is no register to export'),
    locateAll(gate.diagnostics, gate.sources),
  );
  const table = tableOf(context);
  const content = REGISTER_FORMATS[format](table, snapshotOf(gate, context.deadlines, ''));
  const out = options.out ?? (format === 'xlsx' ? `${table.name}-${gate.asOf}.xlsx` : undefined);
  if (out === undefined) process.stdout.write(exportBytes(content, gate.asOf));
  else {
    await writeText(out, exportBytes(content, gate.asOf));
    process.stdout.write(`${out}: ${table.rows.length.toLocaleString('en-GB')} rows\n`);
  }
  return 0;
}

function formatNamed(format: string): RegisterFormat {
  const formats = Object.keys(REGISTER_FORMATS) as RegisterFormat[];
  const known = formats.find((one) => one === format);
  if (known === undefined)
    throw new UsageError(`There is no format “${format}”.`, `Write --format ${listWords(formats)}.`);
  return known;
}
