import { readFile } from 'node:fs/promises';

/** The bytes of one file that the caller named. @throws when it cannot be read */
export function readBytes(file: string | URL): Promise<Buffer> {
  return readFile(file);
}
