import type { Path, Position, Spot } from '../diagnostic/diagnostic.ts';
import type { Artefact, Unread } from './artefact/artefact.ts';
import { type Body, EMPTY_BODY } from './body/body.ts';
import type { Kind } from './kinds.ts';
import { jsonText } from './json.ts';
import { linesOf } from './lines.ts';
import { type PlacedText, placesIn, type Span } from './place.ts';

/** A text file of the content folder, read once: its data as plain values, its body as segments. */
export interface Source {
  readonly file: string;
  readonly kind: Kind;
  readonly id: string;
  /** The whole text, kept so that a diagnostic can be given its line later. */
  readonly text: string;
  /** The bytes of a decision file or a system’s record, where its text alone does not give them back: CRLF, a byte order mark, no UTF-8. */
  readonly raw?: Uint8Array | undefined;
  /** Where the data begins and ends in the text, in UTF-16 code units. */
  readonly dataAt: number;
  readonly dataEnd: number;
  /** Plain values; absent when they could not be read. */
  data: unknown;
  /** True where the data was found to hold to its schema, in this run or for the same bytes in an earlier one of the same program. */
  isInOrder?: boolean | undefined;
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
  /** The detached signatures byte for byte, by the path of the decision that each belongs to. */
  readonly signatures: ReadonlyMap<string, Uint8Array>;
  /** Where the value of a secret stood, in a text or in a path; what was read holds dots in its place. */
  readonly secrets: readonly SecretPlace[];
}

export interface SecretPlace {
  /** Without an offset it is the path itself. */
  readonly spot: Spot;
  /** Such as `GitHub Token`. */
  readonly kind: string;
}

export interface EvidenceFile {
  /** Lower-case hexadecimal SHA-256 of the bytes. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  /** What it says of itself, or why it could not be read; absent for a file of no known kind. */
  readonly says?: Artefact | Unread | undefined;
}

export function plainSource(file: string, kind: Kind, id: string, text: string): Omit<Source, 'data'> {
  return { file, kind, id, text, dataAt: 0, dataEnd: text.length, bodyAt: text.length, body: EMPTY_BODY };
}

/** A JSON file whose text can be made of its data again at any time: with thousands of them, it is not kept. */
export class CanonicalJson implements Source {
  readonly file: string;
  readonly kind: Kind;
  readonly id: string;
  readonly data: unknown;
  readonly dataAt = 0;
  readonly bodyAt = 0;
  readonly body = EMPTY_BODY;
  isInOrder: boolean | undefined = undefined;

  constructor({ file, kind, id }: Pick<Source, 'file' | 'kind' | 'id'>, data: unknown) {
    this.file = file;
    this.kind = kind;
    this.id = id;
    this.data = data;
  }

  get text(): string {
    return jsonText(this.data);
  }

  get dataEnd(): number {
    return this.text.length;
  }
}

/** A record, cut at its fence. Its text is kept as bytes, which need half as much, and made when a finding needs a place in it. */
export class RecordSource implements Source {
  readonly file: string;
  readonly kind: Kind;
  readonly id: string;
  readonly raw: Uint8Array | undefined;
  readonly dataAt: number;
  readonly dataEnd: number;
  readonly bodyAt: number;
  data: unknown = undefined;
  body: Body = EMPTY_BODY;
  isInOrder: boolean | undefined = undefined;
  readonly #text: string | Buffer;

  /** @param text bytes where they are what the text says in UTF-8, and nothing else */
  constructor(
    { file, kind, id, raw }: Pick<Source, 'file' | 'kind' | 'id' | 'raw'>,
    text: string | Buffer,
    at: Pick<Source, 'dataAt' | 'dataEnd' | 'bodyAt'>,
  ) {
    this.file = file;
    this.kind = kind;
    this.id = id;
    this.raw = raw;
    this.#text = text;
    this.dataAt = at.dataAt;
    this.dataEnd = at.dataEnd;
    this.bodyAt = at.bodyAt;
  }

  get text(): string {
    return typeof this.#text === 'string' ? this.#text : this.#text.toString('utf8');
  }
}

/** A decision file or a system’s record as it lies on disk, byte for byte: what is signed, and what git keeps. */
export function bytesOf({ raw, text }: Source): Uint8Array {
  return raw ?? Buffer.from(text, 'utf8');
}

/**
 * Line and column of a spot; a file that was not read as text has only a first line. What it found out
 * about a file is kept while the next spots are in the same few files.
 */
export function locator(sources: ReadonlyMap<string, Source>): (spot: Spot) => Position {
  const recent = new Map<string, Located>();
  const look = (source: Source): Located => {
    const found = recent.get(source.file) ?? located(source);
    recent.delete(source.file);
    recent.set(source.file, found);
    const [oldest] = recent.keys();
    if (recent.size > MOST_KEPT && oldest !== undefined) recent.delete(oldest);
    return found;
  };
  return ({ file, offset, path, key }) => {
    const source = sources.get(file);
    if (source === undefined || (offset === undefined && path === undefined)) return { line: 1, column: 1 };
    const { lines, places } = look(source);
    return lines(offset ?? source.dataAt + places().offsetOf(path ?? [], key));
  };
}

const MOST_KEPT = 8;

interface Located {
  readonly lines: (offset: number) => Position;
  readonly places: () => PlacedText;
}

function located({ text, dataAt, dataEnd }: Source): Located {
  let places: PlacedText | undefined;
  return { lines: linesOf(text), places: () => (places ??= placesIn(text.slice(dataAt, dataEnd))) };
}

/** Where the values of a file’s data are written, in its whole text; for edits, which are few. */
export function spansIn({ text, dataAt, dataEnd }: Source): (path: Path, key?: boolean) => Span | undefined {
  const places = placesIn(text.slice(dataAt, dataEnd));
  return (path, key) => {
    const span = places.spanOf(path, key);
    return span && { ...span, start: span.start + dataAt, end: span.end + dataAt };
  };
}
