import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

const SHIPPED = new URL('../import/inventory/mappings/', import.meta.url);

/** The bytes of a file that the caller named. @throws when it cannot be read */
export function readBytes(file: string): Promise<Buffer> {
  return readFile(file);
}

/** A mapping by the name of one that the product ships, or by its path; undefined when there is neither. */
export async function readMapping(name: string): Promise<{ text: string; file: string } | undefined> {
  const shipped = /^[a-z0-9-]+$/.test(name) ? await readFile(new URL(`${name}.yaml`, SHIPPED), 'utf8').catch(() => undefined) : undefined;
  if (shipped !== undefined) return { text: shipped, file: `${name}.yaml` };
  const own = await readFile(name, 'utf8').catch(() => undefined);
  return own === undefined ? undefined : { text: own, file: basename(name) };
}
