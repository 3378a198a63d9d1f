/** One thing that a form asks for. */
export interface FormField {
  /** The dotted path of the field of the record that the answer goes into; `id` is the name of the file. */
  readonly path: string;
  readonly label: string;
  /** What it means, in a sentence or a few. */
  readonly about: readonly string[];
  /** A line, a text of several, one thing on each line, one word or some of a few, a day, a number, or yes or no. */
  readonly as: 'line' | 'text' | 'lines' | 'one' | 'some' | 'day' | 'number' | 'yes-or-no';
  readonly options?: readonly FormOption[];
  readonly isNeeded: boolean;
  /** What stands there at first. */
  readonly value?: string;
}

export interface FormOption {
  readonly value: string;
  readonly text: string;
}

/** Things of which there may be several, each with fields of its own; their paths begin below the item. */
export interface FormItems {
  readonly list: string;
  readonly label: string;
  readonly about: readonly string[];
  /** What one of them is called. */
  readonly one: string;
  readonly fields: readonly FormField[];
}

/** A form that makes one file; everything happens in the browser. */
export interface Form {
  /** Which file it makes; the page’s script knows how. */
  readonly makes: 'system' | 'exception' | 'decision';
  readonly entries: readonly (FormField | FormItems)[];
  /** What the script needs besides the answers, as JSON. */
  readonly context: object;
}

/** Where the file goes: what every form’s script has to know. */
export interface Destination {
  /** The address that edits a file, with `{path}` in it; absent where the registry names none. */
  readonly edit: string | undefined;
  /** What stands before paths of the content folder in the repository, with `/` at its end. */
  readonly prefix: string;
}

/** The answers by the path of their field; a list of things is a list of maps. */
export type Answers = ReadonlyMap<string, unknown>;

/** What a form makes of its answers. */
export interface MadeFile {
  /** In the content folder. */
  readonly path: string;
  readonly text: string;
  /** What follows from the answers, in sentences. */
  readonly says: readonly string[];
  readonly faults: readonly FormFault[];
}

/** What is missing or wrong in an answer. */
export interface FormFault {
  /** The path of its field. */
  readonly path: string;
  readonly message: string;
}
