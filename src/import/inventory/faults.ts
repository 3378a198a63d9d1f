import type { Diagnostic, Spot } from '../../diagnostic/diagnostic.ts';

interface Fault {
  readonly summary: string;
  /** The message; `%` stands for the detail. */
  readonly message: string;
  readonly hint: string;
  readonly why: string;
}

/** What ends an import before a record is written. A value that is merely odd is a line of the report. */
export const IMPORT_FAULTS = {
  'import/unreadable': {
    summary: 'The inventory is a text file.',
    message: 'The inventory cannot be read as text: %.',
    hint: 'Export it as CSV or JSON in UTF-8, or name its encoding in the mapping.',
    why: 'A guess at the bytes would change what the source says.',
  },
  'import/not-a-table': {
    summary: 'The inventory is a table of the format that the mapping names.',
    message: 'The inventory is not the table that the mapping describes: %.',
    hint: 'Check format, delimiter and records in the mapping, or export the inventory anew.',
    why: 'Half a table would look like the whole inventory.',
  },
  'import/column': {
    summary: 'Every column that the mapping names is there, once.',
    message: 'The mapping does not fit this inventory: %.',
    hint: 'Correct the column in the mapping; { at: 14, header: … } names one by its position.',
    why: 'A column that has moved would put one answer under the name of another.',
  },
  'import/record': {
    summary: 'Every intake record that exists can be read.',
    message: 'An intake record cannot be read, so nothing can tell which row it belongs to: %.',
    hint: 'Run “countersign check”, repair the record, then import again.',
    why: 'Writing past it would register one system twice.',
  },
} as const satisfies Record<string, Fault>;

export type ImportCode = keyof typeof IMPORT_FAULTS;

/** The diagnostic of an import fault: always an error, and no file comes out beside it. */
export function importFault(code: ImportCode, spot: Spot, detail: string): Diagnostic {
  const { message, hint } = IMPORT_FAULTS[code];
  return { code, severity: 'error', message: message.replace('%', () => detail), hint, spot };
}
