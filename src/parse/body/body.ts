import type { ReadingCode } from '../../diagnostic/reading-faults.ts';
import type { MentionName } from './components.ts';

/** A piece of a body that can only be finished when the whole registry and the base path are known. */
export type Slot =
  | { readonly mention: MentionName; readonly id: string }
  | { readonly link: string }
  | { readonly image: string; readonly alt: string };

/** Finished HTML, or a slot. */
export type Segment = string | Slot;

export interface Mention {
  readonly name: MentionName;
  readonly id: string;
  /** In UTF-16 code units from the beginning of the body. */
  readonly offset: number;
}

export interface Heading {
  readonly depth: number;
  readonly text: string;
  /** Its anchor on the page. */
  readonly anchor: string;
}

export interface BodyFault {
  readonly code: ReadingCode;
  readonly detail: string;
  /** In UTF-16 code units from the beginning of the body. */
  readonly offset: number;
}

/** A body as plain data: no tree is kept, only segments of HTML that is already safe. */
export interface Body {
  readonly segments: readonly Segment[];
  readonly headings: readonly Heading[];
  readonly mentions: readonly Mention[];
  readonly images: readonly { readonly path: string; readonly offset: number }[];
  /** The words of the body, for the search index. */
  readonly text: string;
  readonly faults: readonly BodyFault[];
}

export const EMPTY_BODY: Body = { segments: [], headings: [], mentions: [], images: [], text: '', faults: [] };
