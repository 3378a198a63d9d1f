import type { OtherCommit } from './other-commit.ts';
import type { ZipEntry, ZipOptions } from '../zip.ts';

/** Files to be put into one archive. */
export interface Archive {
  readonly entries: readonly ZipEntry[];
  /** YYYY-MM-DD, the date of everything in it. */
  readonly day: string;
  readonly options?: ZipOptions;
}

/** A file of the site. */
export interface FileTask {
  /** Below the staged folder, with `/`. */
  readonly path: string;
  readonly content: Uint8Array | string | Archive;
}

/** Files to be taken over from another site. */
export interface Taking {
  /** Where that lies. */
  readonly folder: string;
  /** Its files, each with the SHA-256 that it had when it was published. */
  readonly sums: readonly (readonly [path: string, sha256: string])[];
  /** Where the commit that they name is to be another. */
  readonly change: OtherCommit | undefined;
}

/** What the thread that writes is asked: to write files, to take some over, or for the SHA-256 of everything in the folder. */
export type Asked = { readonly write: readonly FileTask[] } | { readonly take: Taking } | { readonly sums: true };

/** What it answers: the paths that it took over; those sums by path, in the order of the paths; or why it could not go on. */
export type Answer =
  { readonly taken: readonly string[] } | { readonly sums: ReadonlyMap<string, string> } | { readonly failed: Failure };

/** What the system said of a file. */
export interface Failure {
  readonly message: string;
  readonly code?: string | undefined;
  readonly path?: string | undefined;
}
