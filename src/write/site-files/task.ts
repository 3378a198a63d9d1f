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

/** What the thread that writes is asked: to write files, or for the SHA-256 of everything in the folder. */
export type Asked = { readonly write: readonly FileTask[] } | { readonly sums: true };

/** What it answers: those sums by path, in the order of the paths, or why it could not go on. */
export type Answer = { readonly sums: ReadonlyMap<string, string> } | { readonly failed: Failure };

/** What the system said of a file. */
export interface Failure {
  readonly message: string;
  readonly code?: string | undefined;
  readonly path?: string | undefined;
}
