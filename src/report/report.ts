import type { Located } from './located.ts';

/** What a reporter gets: everything it may print, already sorted. */
export interface Report {
  readonly asOf: string;
  readonly isExample: boolean;
  readonly commit: string | undefined;
  readonly dirty: boolean;
  readonly summary: {
    readonly systems: number;
    readonly intake: number;
    readonly errors: number;
    readonly warnings: number;
  };
  readonly findings: readonly Located[];
  /** Put before file names, so that they lead there from where the command ran. */
  readonly contentPrefix: string;
  /** The address of the published site, with its base path; undefined where the registry does not say it. */
  readonly site: string | undefined;
  /** What each rule asks, why, and what to do, as Markdown by code; only for reports that hold it. */
  readonly ruleDocs: ReadonlyMap<string, string>;
}

/** A reporter turns a report into text; it prints nothing itself. */
export type Reporter = (report: Report) => string;
