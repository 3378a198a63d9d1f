import { escapeJson } from '../../diagnostic/escape.ts';
import { jsonText } from '../../parse/json.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Cell, csvText } from './csv.ts';
import type { CellType, Register, RegisterTable } from './register.ts';

/** The register as CSV, by the names of its columns. */
export function registerCsv({ columns, rows }: RegisterTable): string {
  return csvText(
    columns.map(({ name }) => name),
    rows,
  );
}

/** The register as JSON, with the snapshot that it is of: the shape that its JSON Schema describes. */
export function registerJson({ name, columns, rows }: RegisterTable, { asOf, commit, validUntil }: Snapshot): string {
  const items = rows.map((row) => {
    const item: Record<string, Cell> = {};
    for (const [at, column] of columns.entries()) item[column.name] = row[at] ?? null;
    return item;
  });
  const document = { register: name, asOf, commit: commit ?? null, validUntil: validUntil ?? null, rows: items };
  return escapeJson(`${JSON.stringify(document, null, 1)}\n`);
}

const TYPES: Record<CellType, object> = {
  text: { type: ['string', 'null'] },
  date: { type: ['string', 'null'], format: 'date' },
  number: { type: ['number', 'null'] },
  boolean: { type: ['boolean', 'null'] },
  list: { type: ['array', 'null'], items: { type: 'string' } },
};

/** The JSON Schema (2020-12) of that JSON. */
export function registerSchema({ name, title, means, columns }: Omit<Register, 'tableOf' | 'isOnSite'>): string {
  const row = {
    type: 'object',
    properties: Object.fromEntries(
      columns.map((column) => [column.name, { description: column.means, ...TYPES[column.type] }]),
    ),
    required: columns.map((column) => column.name),
    additionalProperties: false,
  };
  return jsonText({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    description: means,
    type: 'object',
    properties: {
      register: { const: name },
      asOf: { description: 'The day that everything is judged on.', type: 'string', format: 'date' },
      commit: { description: 'The commit, where there is one.', type: ['string', 'null'] },
      validUntil: { description: 'The last day on which nothing fails.', type: ['string', 'null'], format: 'date' },
      rows: { type: 'array', items: row },
    },
    required: ['register', 'asOf', 'commit', 'validUntil', 'rows'],
    additionalProperties: false,
  });
}
