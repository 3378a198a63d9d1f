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
  readonly table: Table;
}
