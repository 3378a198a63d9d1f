import { openAddress } from './snapshot-address.ts';
import { openFolder } from './snapshot-folder.ts';
import type { ReadManifest } from './manifest.ts';

/** A published snapshot, wherever it lies. */
export interface SnapshotPlace {
  /** As the user named it. */
  readonly where: string;
  readonly manifest: ReadManifest;
  /** The bytes of a file; undefined where there is none. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** The SHA-256 of each file that is there. */
  readonly sums: () => Promise<ReadonlyMap<string, string>>;
  /** Whether a manifest was named by itself, so that nothing else is looked for. */
  readonly isManifestAlone: boolean;
  /** Whether `sums` has seen all that is there, and not only what the manifest names. */
  readonly isWholeFolder: boolean;
}

/**
 * Opens the snapshot in a folder, or at an address.
 * @throws SnapshotFault when there is none
 */
export function openSnapshot(where: string): Promise<SnapshotPlace> {
  return /^https?:\/\//i.test(where) ? openAddress(where) : openFolder(where);
}
