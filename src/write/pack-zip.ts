import type { PackFile } from '../publish/audit-pack/pack.ts';
import { type ZipEntry, zipOf } from './zip.ts';

/** The files of an audit pack, everything in a folder of its own. */
export function packEntries(files: readonly PackFile[], system: string): ZipEntry[] {
  return files.map(({ path, bytes }) => ({ path: `audit-pack-${system}/${path}`, bytes }));
}

/** An audit pack as one zip; the same files and day give the same bytes. */
export function packZip(
  files: readonly PackFile[],
  { system, day }: { readonly system: string; readonly day: string },
): Uint8Array {
  return zipOf(packEntries(files, system), day);
}
