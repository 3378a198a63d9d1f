/** How a finding counts: an error fails the build, a warning is published, an info is shown. */
export type Severity = 'error' | 'warning' | 'info';

/** The way to a value inside a file's data, such as `['nhis', 0, 'owner']`. */
export type Path = readonly (string | number)[];

/**
 * A spot in a file, before anyone has counted lines: either the way to a value in its data, or an
 * offset in UTF-16 code units into its text. Without either it is the file as a whole.
 */
export interface Spot {
  readonly file: string;
  readonly path?: Path | undefined;
  /** Point at the key rather than at its value. */
  readonly key?: boolean | undefined;
  readonly offset?: number | undefined;
}

export interface RelatedSpot {
  readonly spot: Spot;
  readonly message: string;
}

/**
 * A correction that has one right answer: what stands at the spot of the finding becomes another word, a text in
 * quotes, or a list of one; or the list that holds it is put in the order of a field; or some code units from an offset on, as in a fence, become other text.
 */
export type Fix =
  | { readonly to: string }
  | { readonly as: 'text' | 'list' }
  | { readonly sortedBy: string }
  | { readonly offset: number; readonly length: number; readonly to: string };

/** A finding as the stages pass it on: data, not prose; line and column come last, in `report`. */
export interface Diagnostic {
  /** `topic/name`; permanent, and the address of its page. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong and why it matters. */
  readonly message: string;
  /** What to write instead. */
  readonly hint: string;
  readonly spot: Spot;
  /** The system or intake record that it is about. */
  readonly system?: string | undefined;
  /** The thing in that system: an NHI, an item of evidence, a function. */
  readonly subject?: string | undefined;
  readonly related?: readonly RelatedSpot[] | undefined;
  /** The exception that lifts it; its severity is then `info`. */
  readonly exceptedBy?: string | undefined;
  /** How to mend it, where only one way is right. */
  readonly fix?: Fix | undefined;
  /** Where one fact is wrong at several places of one subject, what tells them apart in a fingerprint. */
  readonly detail?: string | undefined;
}

/** What every stage gives back: the best value it could make, and what was wrong on the way. */
export interface Outcome<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Position {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units. */
  readonly column: number;
}
