import type { Diagnostic } from './diagnostic/diagnostic.ts';
import { compare } from './diagnostic/compare.ts';
import { type Assessment, assess } from './assess/assess.ts';
import { parseContent } from './parse/parse.ts';
import type { Source } from './parse/source.ts';
import { today } from './read/clock.ts';
import { type ContentFolder, readContent } from './read/content.ts';
import { type Commit, readCommit } from './read/git.ts';
import { validate } from './validate/validate.ts';

export interface GateOptions {
  /** The content folder. */
  readonly content: string;
  /** The day to judge on, YYYY-MM-DD; the example's own day or today when left out. */
  readonly asOf?: string | undefined;
}

/** What one run of the gate found; every command begins with it. */
export interface Gate {
  readonly asOf: string;
  /** Whether the day is the example organisation's own. */
  readonly isExample: boolean;
  readonly commit: Commit;
  /** Absent when nothing could be judged: a missing or unreadable registry, policy or people file. */
  readonly assessment: Assessment | undefined;
  /** All findings, in the order of their files and codes. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly counts: { readonly systems: number; readonly intake: number };
}

/**
 * read → parse → validate → assess, once and over everything.
 * @throws when the content folder itself cannot be read
 */
export async function runGate(options: GateOptions): Promise<Gate> {
  const [folder, commit] = await Promise.all([readContent(options.content), readCommit(options.content)]);
  return judge(folder, commit, options);
}

/** The gate over a folder that is already in memory. */
export async function judge(folder: ContentFolder, commit: Commit, { asOf }: Pick<GateOptions, 'asOf'>): Promise<Gate> {
  const parsed = await parseContent(folder);
  const { sources } = parsed.value;
  const { value: registry, diagnostics } = validate(parsed.value);
  const example = registry?.config.example?.as_of;
  const day = asOf ?? example ?? today(registry?.config.time_zone ?? 'UTC');
  const assessment = registry && assess(registry, day);
  const all = [...parsed.diagnostics, ...diagnostics, ...(assessment?.findings ?? [])];
  return {
    asOf: day,
    isExample: asOf === undefined && example !== undefined,
    commit,
    assessment,
    diagnostics: all.sort((a, b) => compare(a.spot.file, b.spot.file) || compare(a.code, b.code)),
    sources,
    counts: { systems: count(folder, 'systems/'), intake: count(folder, 'intake/') },
  };
}

function count({ files }: ContentFolder, prefix: string): number {
  return files.filter((file) => file.path.startsWith(prefix) && file.path.endsWith('.mdx')).length;
}
