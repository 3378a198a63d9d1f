/** The kinds of file that are opened; anything else is only pinned by its hash. */
export type ArtefactFormat = 'sarif' | 'garak' | 'promptfoo' | 'inspect' | 'cyclonedx' | 'junit';

/** How a run ended. */
export type Ending = 'completed' | 'cancelled' | 'errored' | 'unfinished';

/** What an artefact of a known kind says of itself. Every text is short, without hidden characters, and not to be trusted. */
export interface Artefact {
  readonly format: ArtefactFormat;
  /** What made it, with versions, such as `CodeQL 2.19.0`. */
  readonly tools: readonly string[];
  /** What it was run against, such as `openai:gpt-4o`; none where such files do not say. */
  readonly targets: readonly string[];
  /** True where nothing but an echo or a stub was run against. */
  readonly isStub: boolean;
  /** The first and the last time of the run as the file writes them, ISO 8601; absent where it does not say. */
  readonly ran: { readonly from: string; readonly to: string } | undefined;
  /** Absent where such files do not say. */
  readonly ended: Ending | undefined;
  /** How many runs or cases were evaluated; 0 where the file shows no evaluation. */
  readonly evaluated: number;
  readonly counts: Counts;
  readonly scores: readonly Score[];
}

export interface Counts {
  /** Absent where such files list findings only. */
  readonly passed: number | undefined;
  /** Absent where such files set no bar, and only give scores. */
  readonly failed: number | undefined;
  /** Errors, and what the tool could not decide. */
  readonly undecided: number;
  readonly skipped: number;
  /** Findings that somebody declared away. */
  readonly suppressed: number;
}

export interface Score {
  /** Such as `accuracy of model_graded_fact`. */
  readonly name: string;
  readonly value: number;
}

/** Why a file that should be one of a known kind was not opened. */
export interface Unread {
  /** A clause that goes on from the name of the file. */
  readonly unread: string;
}

/** What a reader of one format finds; the names may be as long and as odd as the file has them. */
export type Found = Omit<Artefact, 'format' | 'isStub'>;
