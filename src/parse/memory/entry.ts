import { createHash } from 'node:crypto';

/** One line of the memory. */
export interface Entry {
  readonly key: string;
  readonly line: Buffer;
}

/** Letter and SHA-256, then a blank, the checksum and a blank. */
const KEY_LENGTH = 65;
const SUM_LENGTH = 32;
const PAYLOAD_AT = KEY_LENGTH + 1 + SUM_LENGTH + 1;
const LINE_END = 0x0a;

/** `<key> <checksum> <payload>` without a line end, which no JSON holds. */
export function entryLine({ key, payload, program }: { key: string; payload: string; program: string }): Buffer {
  const bytes = Buffer.from(payload);
  return Buffer.concat([Buffer.from(`${key} ${checksum(program, key, bytes)} `, 'latin1'), bytes]);
}

/** What a line says; nothing where a bit of it is not as it was written, by this very program and for this key. */
export function payloadIn({ line, key, program }: { line: Buffer; key: string; program: string }): string | undefined {
  if (line.length < PAYLOAD_AT) return undefined;
  const payload = line.subarray(PAYLOAD_AT);
  return line.toString('latin1', 0, PAYLOAD_AT) === `${key} ${checksum(program, key, payload)} `
    ? payload.toString('utf8')
    : undefined;
}

function checksum(program: string, key: string, payload: Uint8Array): string {
  const hash = createHash('sha256').update(`${program}\n${key}\n`).update(payload);
  return hash.digest('hex').slice(0, SUM_LENGTH);
}

/** The lines of a file of the memory by their keys; what is no line is left out. */
export function entriesIn(file: Buffer): Map<string, Buffer> {
  const entries = new Map<string, Buffer>();
  for (let at = 0; at < file.length;) {
    const found = file.indexOf(LINE_END, at);
    const end = found < 0 ? file.length : found;
    if (end - at >= PAYLOAD_AT) entries.set(file.toString('latin1', at, at + KEY_LENGTH), file.subarray(at, end));
    at = end + 1;
  }
  return entries;
}

/** The same as a file. */
export function fileOf(entries: readonly Entry[]): Buffer {
  return Buffer.concat(entries.flatMap(({ line }) => [line, Buffer.of(LINE_END)]));
}
