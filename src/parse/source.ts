import type { Position, Spot } from '../diagnostic/diagnostic.ts';
import { type Body, EMPTY_BODY } from './body/body.ts';
import type { Kind } from './kinds.ts';
import { offsetOf, positionAt } from './place.ts';

/** A text file of the content folder, read once: its data as plain values, its body as segments. */
export interface Source {
  readonly file: string;
  readonly kind: Kind;
  readonly id: string;
  /** The whole text, kept so that a diagnostic can be given its line later. */
  readonly text: string;
  /** Where the data begins and ends in the text, in UTF-16 code units. */
  readonly dataAt: number;
  readonly dataEnd: number;
  /** Plain values; absent when they could not be read. */
  readonly data: unknown;
  /** Where the body begins in the text. */
  readonly bodyAt: number;
  body: Body;
}

/** Everything that was read, by path. */
export interface ParsedContent {
  readonly sources: ReadonlyMap<string, Source>;
  /** The artefacts under content/evidence, by path. */
  readonly evidence: ReadonlyMap<string, EvidenceFile>;
  /** The pictures under content/assets, by path. */
  readonly assets: ReadonlySet<string>;
  /** The detached signatures, by the path of the decision that each belongs to. */
  readonly signatures: ReadonlyMap<string, string>;
}

export interface EvidenceFile {
  /** Lower-case hexadecimal SHA-256 of the bytes. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
}

export function plainSource(file: string, kind: Kind, id: string, text: string): Omit<Source, 'data'> {
  return { file, kind, id, text, dataAt: 0, dataEnd: text.length, bodyAt: text.length, body: EMPTY_BODY };
}

/** Line and column of a spot; a file that was not read as text has only a first line. */
export function locate(spot: Spot, sources: ReadonlyMap<string, Source>): Position {
  const source = sources.get(spot.file);
  if (!source) return { line: 1, column: 1 };
  if (spot.offset !== undefined) return positionAt(source.text, spot.offset);
  if (spot.path === undefined) return { line: 1, column: 1 };
  const within = offsetOf(source.text.slice(source.dataAt, source.dataEnd), spot.path, spot.key);
  return positionAt(source.text, source.dataAt + within);
}
