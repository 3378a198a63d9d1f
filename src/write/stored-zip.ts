import { crc32 } from 'node:zlib';
import { type ZipEntry, zipDay } from './zip.ts';

/** How many bytes APPNOTE 6.3 §4.3 gives the header before a file, that in the list at the end, and the end of that. */
const [LOCAL, CENTRAL, END] = [30, 46, 22];
/** The first version that knows folders, and Unix, whose modes are kept: `-rw-r--r--`. */
const [VERSION, UNIX, MODE] = [20, 3, 0o100644];
/** Where a name has other characters than those of ASCII. */
const IS_UTF_8 = 0x0800;

interface Stored {
  readonly name: Buffer;
  readonly bytes: Uint8Array;
  readonly flags: number;
  readonly sum: number;
}

/**
 * The same as `zipOf`, its files left as large as they are: a tenth of the time where there are thousands of archives,
 * since nothing but the sums has to be computed. Byte for byte what fflate writes of them, in a buffer of its own.
 */
export function storedZip(entries: readonly ZipEntry[], day: string): Uint8Array<ArrayBuffer> {
  const files = entries.map(({ path, bytes }): Stored => {
    const name = Buffer.from(path);
    return { name, bytes, flags: name.length === path.length ? 0 : IS_UTF_8, sum: crc32(bytes) };
  });
  const lengths = files.map(({ name, bytes }) => LOCAL + CENTRAL + 2 * name.length + bytes.length);
  const zip = Buffer.alloc(lengths.reduce((sum, length) => sum + length, END));
  const { year, month, date } = zipDay(day);
  // Noon; the format counts years from 1980.
  const moment = ((year - 1980) << 25) | (month << 21) | (date << 16) | (12 << 11);
  let at = 0;
  const starts: number[] = [];
  for (const file of files) {
    starts.push(at);
    zip.writeUInt32LE(0x04034b50, at);
    writeShared(zip, at + 4, file, moment);
    zip.set(file.name, at + LOCAL);
    zip.set(file.bytes, at + LOCAL + file.name.length);
    at += LOCAL + file.name.length + file.bytes.length;
  }
  const list = at;
  for (const [number, file] of files.entries()) {
    zip.writeUInt32LE(0x02014b50, at);
    zip.writeUInt16LE((UNIX << 8) | VERSION, at + 4);
    writeShared(zip, at + 6, file, moment);
    zip.writeUInt32LE((MODE << 16) >>> 0, at + 38);
    zip.writeUInt32LE(starts[number] ?? 0, at + 42);
    zip.set(file.name, at + CENTRAL);
    at += CENTRAL + file.name.length;
  }
  zip.writeUInt32LE(0x06054b50, at);
  zip.writeUInt16LE(files.length, at + 8);
  zip.writeUInt16LE(files.length, at + 10);
  zip.writeUInt32LE(at - list, at + 12);
  zip.writeUInt32LE(list, at + 16);
  return zip;
}

/** What both headers of a file say of it. */
function writeShared(zip: Buffer, at: number, { name, bytes, flags, sum }: Stored, moment: number): void {
  zip.writeUInt16LE(VERSION, at);
  zip.writeUInt16LE(flags, at + 2);
  zip.writeUInt32LE(moment >>> 0, at + 6);
  zip.writeUInt32LE(sum, at + 10);
  zip.writeUInt32LE(bytes.length, at + 14);
  zip.writeUInt32LE(bytes.length, at + 18);
  zip.writeUInt16LE(name.length, at + 22);
}

/** A file of an archive, where it lies. */
export interface StoredFile {
  /** In the archive itself: what is written here is written there. */
  readonly bytes: Buffer;
  /** Has the archive tell the checksum of the bytes as they are now. */
  readonly sumAgain: () => void;
}

/** The files of an archive that `storedZip` wrote, by their paths without the first folder. */
export function storedFiles(zip: Buffer): Map<string, StoredFile> {
  const files = new Map<string, StoredFile>();
  const end = zip.length - END;
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [length, named, start] = [zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const path = zip.toString('utf8', at + CENTRAL, at + CENTRAL + named);
    const from = start + LOCAL + named;
    const bytes = zip.subarray(from, from + length);
    const sumsAt = [start + 14, at + 16];
    const sumAgain = () => {
      for (const place of sumsAt) zip.writeUInt32LE(crc32(bytes), place);
    };
    files.set(path.slice(path.indexOf('/') + 1), { bytes, sumAgain });
    at += CENTRAL + named;
  }
  return files;
}
