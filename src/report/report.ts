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
}

/** A reporter turns a report into text; it prints nothing itself. */
export type Reporter = (report: Report) => string;
