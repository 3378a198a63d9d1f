/** How the encoding of an inventory became known. */
export type EncodingSource = 'byte order mark' | 'mapping' | 'valid UTF-8' | 'assumed';

export interface DecodedText {
  readonly text: string;
  /** The label of the encoding (WHATWG Encoding §4.2), such as `windows-1252`. */
  readonly encoding: string;
  readonly how: EncodingSource;
}

/** In bytes; ten times the largest public inventory. */
const LARGEST_FILE = 64 * 1024 * 1024;
const PROBED = 4096;
const FALLBACK = 'windows-1252';

/** Whether `label` names an encoding that can be read here. */
export function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

/**
 * Bytes to text: by the byte order mark, else as the mapping declares, else as UTF-8 when they are
 * exactly that, else as Windows-1252, what spreadsheets on Windows write. Line ends become LF, so
 * that a checkout that converts them changes no hash. Without a reading it gives the reason.
 */
export function decodeText(bytes: Buffer, declared: string | undefined): DecodedText | { readonly why: string } {
  if (bytes.length > LARGEST_FILE) return { why: `it is larger than ${LARGEST_FILE / 1024 / 1024} MiB` };
  const marked = markedEncoding(bytes);
  if (marked !== undefined) return decodeAs(bytes, marked, 'byte order mark');
  if (declared !== undefined) return decodeAs(bytes, declared, 'mapping');
  if (bytes.subarray(0, PROBED).includes(0)) return { why: 'it looks like a binary file, such as a spreadsheet' };
  const utf8 = decodeAs(bytes, 'utf-8', 'valid UTF-8');
  return 'text' in utf8 ? utf8 : decodeAs(bytes, FALLBACK, 'assumed');
}

function decodeAs(bytes: Buffer, encoding: string, how: EncodingSource): DecodedText | { readonly why: string } {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { text: text.replace(/\r\n?/g, '\n'), encoding, how };
  } catch {
    return { why: `its bytes are not ${encoding}` };
  }
}

function markedEncoding(bytes: Buffer): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}
