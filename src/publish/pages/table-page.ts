import type { MonthGrid } from './month-grid.ts';
import type { Graph } from './nhi-graph.ts';
import type { ContentsEntry, Fact, FindingPart, Inline, Table, Tag } from '../page-parts.ts';

/** A page of a sentence, facts and tables: people, identities, exceptions, intake and the registers. */
export interface TablePage {
  readonly title: string;
  /** An id shown with the title, where it differs. */
  readonly id?: string;
  readonly tags?: readonly Tag[];
  readonly lead: readonly Inline[];
  readonly facts?: readonly Fact[];
  readonly findings?: readonly FindingPart[];
  /** What acts with what, for an identity that several systems share. */
  readonly graph?: Graph | undefined;
  /** Whether somebody prints it to have it at hand: then it is set to fit on one sheet. */
  readonly sheet?: boolean;
  readonly sections: readonly Section[];
  /** A table of contents, for a page with many sections. */
  readonly contents?: readonly ContentsEntry[];
  readonly bodyHtml?: string;
  /** The file of the record, relative to the content folder. */
  readonly file?: string;
}

export interface Section {
  readonly anchor: string;
  /** Left out where the table is the page. */
  readonly title?: string;
  /** The month as a sheet of weeks, on the calendar. */
  readonly month?: MonthGrid;
  readonly table: Table;
}

const MOST_ROWS = 1_000;

/** How many rows of each table a page of so many tables shows. */
export function rowsShown(tables: number): number {
  return Math.ceil(MOST_ROWS / Math.max(1, tables));
}

/** The page with as many rows as a browser shows without effort, shared among its tables; each says what it leaves out. */
export function shortened(page: TablePage): TablePage {
  const most = rowsShown(page.sections.length);
  return {
    ...page,
    sections: page.sections.map((section) => ({ ...section, table: shortenedTable(section.table, most) })),
  };
}

function shortenedTable(table: Table, most: number): Table {
  if (table.rows.length <= most) return table;
  return {
    ...table,
    caption: `${table.caption}. Only the first ${most.toLocaleString('en-GB')} are listed here; the others stand on the pages of their systems`,
    rows: table.rows.slice(0, most),
  };
}
