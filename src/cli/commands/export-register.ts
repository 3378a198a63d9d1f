import { didYouMean, listWords } from '../../diagnostic/suggest.ts';
import { REGISTERS } from '../../publish/registers/index.ts';
import { exportTable, type TableOptions } from '../export-table.ts';
import { UsageError } from '../usage.ts';

/** Writes a register as a table, whether or not the registry is in order. */
export async function exportRegisterCommand(name: string, options: TableOptions): Promise<number> {
  const register = REGISTERS.find((one) => one.name === name);
  const names = REGISTERS.map((one) => one.name);
  if (register === undefined)
    throw new UsageError(`There is no register “${name}”.`, didYouMean(name, names, `Name ${listWords(names)}.`));
  return exportTable(register.tableOf, options);
}
