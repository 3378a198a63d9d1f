import type { Inline } from '../page-parts.ts';

/** One thing that happened to a system. */
export interface TimelineRow {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly what: readonly Inline[];
  readonly who: readonly Inline[];
  /** What says so. */
  readonly source: readonly Inline[];
}
