/**
 * Reads SSH's wire encoding (RFC 4251 §5), strictly: a length that runs past the end, an integer that
 * is zero, negative or padded, and bytes that nobody asked for all make `isWhole` false. Reads after a
 * failure give empty values, so that a caller asks once, at the end, and nothing is ever thrown.
 */
export class WireReader {
  readonly #bytes: Buffer;
  #at = 0;
  #failed = false;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** True when everything read so far was well formed and no byte is left. */
  get isWhole(): boolean {
    return !this.#failed && this.#at === this.#bytes.length;
  }

  raw(length: number): Buffer {
    const end = this.#at + length;
    if (this.#failed || end > this.#bytes.length) {
      this.#failed = true;
      return Buffer.alloc(0);
    }
    const read = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return read;
  }

  byte(): number {
    return this.raw(1)[0] ?? 0;
  }

  uint32(): number {
    const read = this.raw(4);
    return read.length === 4 ? read.readUInt32BE() : 0;
  }

  string(): Buffer {
    return this.raw(this.uint32());
  }

  /** A string as text, one character a byte: names compare as bytes do. */
  name(): string {
    return this.string().toString('latin1');
  }

  /** A positive `mpint` in its shortest form, without the zero byte that keeps it positive. */
  positive(): Buffer {
    const read = this.string();
    const [first = 0x80, second = 0] = read;
    const padded = first === 0;
    if (first >= 0x80 || (padded && second < 0x80)) this.#failed = true;
    return padded ? read.subarray(1) : read;
  }
}

/** A string in wire form: its length as four bytes, then its bytes. */
export function wireString(content: string | Uint8Array): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  const framed = Buffer.allocUnsafe(4 + bytes.length);
  framed.writeUInt32BE(bytes.length);
  framed.set(bytes, 4);
  return framed;
}

/** Bytes of canonical base64 (RFC 4648 §4: padded, no stray bits, nothing else); undefined for any other text. */
export function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
