import type { PackFile } from '../publish/audit-pack/pack.ts';
import { zipOf, type ZipOptions } from './zip.ts';

/** An audit pack as one zip, everything in a folder of its own; the same files and day give the same bytes. */
export function packZip(
  files: readonly PackFile[],
  { system, day }: { readonly system: string; readonly day: string },
  options?: ZipOptions,
): Uint8Array {
  return zipOf(
    files.map(({ path, bytes }) => ({ path: `audit-pack-${system}/${path}`, bytes })),
    day,
    options,
  );
}
