import { didYouMean, listWords } from '../../diagnostic/suggest.ts';
import { matrixTable } from '../../publish/registers/matrix.ts';
import { exportTable, type TableOptions } from '../export-table.ts';
import { UsageError } from '../usage.ts';

/** Writes the matrix of a framework, systems by controls, as a table of any size. */
export async function exportMatrixCommand(id: string, options: TableOptions): Promise<number> {
  return exportTable((context) => {
    const { frameworks } = context.assessment.registry;
    const framework = frameworks.get(id);
    if (framework !== undefined) return matrixTable(framework, context);
    const ids = [...frameworks.keys()];
    throw new UsageError(`There is no framework “${id}”.`, didYouMean(id, ids, `Name ${listWords(ids)}.`));
  }, options);
}
