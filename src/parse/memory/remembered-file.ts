import { type Body, EMPTY_BODY } from '../body/body.ts';
import type { Kind } from '../kinds.ts';
import type { Source } from '../source.ts';

/** What is remembered of a file besides its bytes; offsets that are left out are the end of the text. */
export interface RememberedParts extends Pick<Body, 'mentions' | 'images'> {
  readonly data: unknown;
  readonly dataAt: number;
  readonly dataEnd: number | undefined;
  readonly bodyAt: number | undefined;
}

/** A file that is read as it was read before; its text is made only when a finding needs a place in it. */
export class RememberedFile implements Source {
  readonly file: string;
  readonly kind: Kind;
  readonly id: string;
  readonly raw: Buffer;
  isInOrder = true;
  readonly #parts: RememberedParts;
  data: unknown;
  body: Body;

  constructor({ file, kind, id }: Pick<Source, 'file' | 'kind' | 'id'>, bytes: Buffer, parts: RememberedParts) {
    this.file = file;
    this.kind = kind;
    this.id = id;
    this.raw = bytes;
    this.#parts = parts;
    this.data = parts.data;
    this.body = { ...EMPTY_BODY, mentions: parts.mentions, images: parts.images };
  }

  get text(): string {
    return this.raw.toString('utf8');
  }

  get dataAt(): number {
    return this.#parts.dataAt;
  }

  get dataEnd(): number {
    return this.#parts.dataEnd ?? this.text.length;
  }

  /** Of a JSON file there is no body, and it begins as far as anybody asks where the file does. */
  get bodyAt(): number {
    return this.#parts.bodyAt ?? 0;
  }
}
