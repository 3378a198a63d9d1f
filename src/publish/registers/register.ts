import type { SiteContext } from '../site-context.ts';
import type { Cell } from './csv.ts';

/** What a column holds, in every format. */
export type CellType = 'text' | 'date' | 'number' | 'boolean' | 'list';

export interface RegisterColumn<Row> {
  /** Its name in every format; permanent. */
  readonly name: string;
  readonly type: CellType;
  /** What it holds, in a sentence: the documentation, and the description in the JSON Schema. */
  readonly means: string;
  readonly of: (row: Row) => Cell | undefined;
}

/** A register as a table that others can use, whatever the format. */
export interface RegisterTable {
  /** Its name in file names and on the command line; permanent. */
  readonly name: string;
  readonly title: string;
  /** What a row is, in a sentence. */
  readonly means: string;
  readonly columns: readonly Omit<RegisterColumn<unknown>, 'of'>[];
  /** The cells of every row, in the order of the columns; sorted by the first columns. */
  readonly rows: readonly (readonly Cell[])[];
}

/** A register by its name and columns; its rows are made when it is exported. */
export interface Register extends Omit<RegisterTable, 'rows'> {
  /** Whether the site has it; one that may be too large for that is had by command at any size. */
  readonly isOnSite: (context: SiteContext) => boolean;
  readonly tableOf: (context: SiteContext) => RegisterTable;
}

export interface RegisterDefinition<Row> {
  readonly name: string;
  readonly title: string;
  readonly means: string;
  readonly columns: readonly RegisterColumn<Row>[];
  /** Always when left out. */
  readonly isOnSite?: (context: SiteContext) => boolean;
  /** Every row, sorted by what stands in the first columns. */
  readonly rowsOf: (context: SiteContext) => Iterable<Row>;
}

/** The one shape of a register that is exported. */
export function defineRegister<Row>({
  rowsOf,
  columns,
  isOnSite = () => true,
  ...about
}: RegisterDefinition<Row>): Register {
  const shown = columns.map(({ name, type, means }) => ({ name, type, means }));
  const tableOf = (context: SiteContext): RegisterTable => ({
    ...about,
    columns: shown,
    rows: Array.from(rowsOf(context), (row) => columns.map(({ of }) => of(row) ?? null)),
  });
  return { ...about, columns: shown, isOnSite, tableOf };
}
