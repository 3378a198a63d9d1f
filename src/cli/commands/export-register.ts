import { didYouMean, listWords } from '../../diagnostic/suggest.ts';
import { REGISTER_FORMATS, type RegisterFormat } from '../../publish/exports.ts';
import { REGISTERS } from '../../publish/registers/index.ts';
import { siteContext } from '../../publish/site-context.ts';
import { snapshotOf } from '../../publish/snapshot.ts';
import { locateAll } from '../../report/located.ts';
import { exportBytes } from '../../write/export-bytes.ts';
import { writeText } from '../../write/text.ts';
import { judgedOf } from '../judged.ts';
import type { CommonOptions } from '../options.ts';
import { UsageError } from '../usage.ts';
import { gateOf } from './check.ts';

export interface RegisterOptions extends CommonOptions {
  readonly format: string;
  readonly out?: string | undefined;
}

/** Writes a register as a table, whether or not the registry is in order. */
export async function exportRegisterCommand(name: string, options: RegisterOptions): Promise<number> {
  const register = REGISTERS.find((one) => one.name === name);
  const names = REGISTERS.map((one) => one.name);
  if (register === undefined)
    throw new UsageError(`There is no register “${name}”.`, didYouMean(name, names, `Name ${listWords(names)}.`));
  const format = formatNamed(options.format);
  const gate = await gateOf(options, 'judged');
  const context = siteContext(
    judgedOf(gate, 'there is no register to export'),
    locateAll(gate.diagnostics, gate.sources),
  );
  const snapshot = snapshotOf(gate, context.deadlines, '');
  const table = register.tableOf(context);
  const content = REGISTER_FORMATS[format](table, snapshot);
  const out = options.out ?? (format === 'xlsx' ? `${name}-${gate.asOf}.xlsx` : undefined);
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
