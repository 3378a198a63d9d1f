/** The small parts that every page is made of. All text is plain: pages escape it, nothing here is HTML. */

export type Tone = 'good' | 'warn' | 'bad' | 'none';

/** A state: a word with a symbol; the tone only helps. */
export interface Tag {
  readonly word: string;
  readonly symbol: string;
  readonly tone: Tone;
}

/** A way to another page; `href` begins with `/` and has no base path yet, or is a full address. */
export interface Link {
  readonly text: string;
  readonly href: string;
  /** An id or digest, set in the mono face. */
  readonly code?: boolean;
}

export interface Code {
  readonly code: string;
}

/** Text, a link, an id or a tag inside a line. */
export type Inline = string | Link | Code | Tag;

/** A term and its value; without lines it is shown as “not given”. */
export interface Fact {
  readonly term: string;
  readonly lines: readonly (readonly Inline[])[];
  /** Where nothing is given and nothing is missing: the reason to show instead. */
  readonly none?: string;
}

export interface Column {
  readonly title: string;
  readonly numeric?: boolean;
}

/** A table: every row has one cell a column, and the first cell heads its row. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (readonly Inline[])[])[];
  /** The anchor of each row, where rows have one. */
  readonly anchors?: readonly (string | undefined)[];
  /** What to say when there is no row. */
  readonly empty: string;
}

export interface FindingPart {
  readonly tag: Tag;
  readonly code: Link;
  readonly message: string;
  readonly hint: string;
  readonly place: string;
  readonly exception: Link | undefined;
}

export function isLink(inline: Inline): inline is Link {
  return typeof inline === 'object' && 'href' in inline;
}

export function isTag(inline: Inline): inline is Tag {
  return typeof inline === 'object' && 'tone' in inline;
}
