import { registerPath, schemaPath } from '../exports.ts';
import { REGISTERS } from '../registers/index.ts';
import type { TablePage } from './table-page.ts';

/** What there is to take away: every register in three formats, and what each of its columns means. */
export function exportsPage(): TablePage {
  return {
    title: 'Exports',
    lead: [
      'Every register of this snapshot as CSV, XLSX and JSON, with a JSON Schema for the last. Names of files and columns stay; what is not known is empty.',
    ],
    contents: REGISTERS.map(({ name, title, columns }) => ({ anchor: name, title, count: columns.length })),
    sections: [
      {
        anchor: 'registers',
        title: 'Registers',
        table: {
          caption: 'Each whole register as a file',
          columns: [
            { title: 'Register', as: 'name' },
            { title: 'CSV' },
            { title: 'XLSX' },
            { title: 'JSON' },
            { title: 'JSON Schema' },
            { title: 'A row is', as: 'words' },
          ],
          rows: REGISTERS.map(({ name, title, means }) => [
            [{ text: title, href: `#${name}` }],
            [{ text: `${name}.csv`, href: `/${registerPath(name, 'csv')}` }],
            [{ text: `${name}.xlsx`, href: `/${registerPath(name, 'xlsx')}` }],
            [{ text: `${name}.json`, href: `/${registerPath(name, 'json')}` }],
            [{ text: `${name}.schema.json`, href: `/${schemaPath(name)}` }],
            [means],
          ]),
          empty: 'Nothing is exported.',
        },
      },
      ...REGISTERS.map(({ name, title, columns }) => ({
        anchor: name,
        title,
        table: {
          caption: `The columns of “${title}”`,
          columns: [
            { title: 'Column', as: 'id' as const },
            { title: 'Type' },
            { title: 'Meaning', as: 'words' as const },
          ],
          rows: columns.map((column) => [[{ code: column.name }], [column.type], [column.means]]),
          empty: 'It has no columns.',
        },
      })),
    ],
  };
}
