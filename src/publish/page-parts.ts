/** The small parts that every page is made of. All text is plain: pages escape it, nothing here is HTML. */

export type Tone = 'good' | 'warn' | 'bad' | 'none';

/** A state: a word with a symbol; the tone only helps. */
export interface Tag {
  readonly word: string;
  readonly symbol: string;
  readonly tone: Tone;
}

/** A way to another page; `href` begins with `/` and has no base path yet, stands beside the page, or is a full address. */
export interface Link {
  readonly text: string;
  readonly href: string;
  /** An id or digest, set in the mono face. */
  readonly code?: boolean;
  /** What has to be known of the thing wherever it is named: that a system is not in order. */
  readonly mark?: Tag;
}

export interface Code {
  readonly code: string;
}

/** A quieter line below what stands before it. */
export interface Note {
  readonly note: readonly Inline[];
}

/** How much of something there is, in hundredths: drawn beside the numbers that say it. */
export interface Share {
  readonly share: number;
}

/** Text, a link, an id, a tag, a note or a share inside a line. */
export type Inline = string | Link | Code | Tag | Note | Share;

/** A term and its value; without lines it is shown as “not given”. */
export interface Fact {
  readonly term: string;
  readonly lines: readonly (readonly Inline[])[];
  /** Where nothing is given and nothing is missing: the reason to show instead. */
  readonly none?: string;
}

export interface Column {
  readonly title: string;
  /** What the column holds: numbers stand right, days on one line, names and words have room. */
  readonly as?: 'number' | 'day' | 'name' | 'id' | 'words';
}

/** A table: every row has one cell a column, and the first cell heads its row. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (readonly Inline[])[])[];
  /** The anchor of each row, where rows have one. */
  readonly anchors?: readonly (string | undefined)[];
  /** How deep each row stands below the one that it is a part of, where rows have parts. */
  readonly depths?: readonly number[];
  /** What to say when there is no row. */
  readonly empty: string;
}

/** A section of a page, in its table of contents. */
export interface ContentsEntry {
  readonly anchor: string;
  readonly title: string;
  /** How many things the section holds, where it holds things. */
  readonly count?: number;
}

export interface FindingPart {
  readonly tag: Tag;
  /** The system or intake record that it is about. */
  readonly about: Inline | undefined;
  readonly code: Link;
  readonly message: string;
  readonly hint: string;
  /** File and line; absent where an audience may not know it. */
  readonly place: string | undefined;
  readonly exception: Link | undefined;
}
