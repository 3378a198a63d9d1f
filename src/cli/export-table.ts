import { listWords } from '../diagnostic/suggest.ts';
import { REGISTER_FORMATS, type RegisterFormat } from '../publish/exports.ts';
import type { RegisterTable } from '../publish/registers/register.ts';
import type { SiteContext } from '../publish/site-context.ts';
import { exportBytes } from '../write/export-bytes.ts';
import { writeText } from '../write/text.ts';
import type { AudienceOption } from './audience-option.ts';
import { exportSource } from './commands/export-document.ts';
import type { CommonOptions } from './options.ts';
import { UsageError } from './usage.ts';

export interface TableOptions extends CommonOptions, AudienceOption {
  readonly format: string;
  readonly out?: string | undefined;
}

/** Prints a table of the registry or writes it to a file; a workbook always goes to one. */
export async function exportTable(
  tableOf: (context: SiteContext) => RegisterTable,
  options: TableOptions,
): Promise<number> {
  const format = formatNamed(options.format);
  const { context, snapshot } = await exportSource(options);
  const table = tableOf(context);
  const content = REGISTER_FORMATS[format](table, snapshot);
  const { asOf } = snapshot;
  const out = options.out ?? (format === 'xlsx' ? `${table.name}-${asOf}.xlsx` : undefined);
  if (out === undefined) process.stdout.write(exportBytes(content, asOf));
  else {
    await writeText(out, exportBytes(content, asOf));
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
