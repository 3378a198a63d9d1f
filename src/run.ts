import type { Diagnostic, Outcome } from './diagnostic/diagnostic.ts';
import type { Progress } from './diagnostic/progress.ts';
import { compare } from './diagnostic/compare.ts';
import { type Assessment, assess } from './assess/assess.ts';
import { type FileSums, judgedOn, sumsByOwner } from './assess/judged-on.ts';
import type { KeptJudgement } from './assess/kept-judgement.ts';
import type { KnownFindings } from './assess/system-findings.ts';
import type { TrustFilesBefore } from './assess/trust/before.ts';
import { trustOf } from './assess/trust/trust.ts';
import { parseContent } from './parse/parse.ts';
import type { Bodies } from './parse/record/read-record.ts';
import type { Memory } from './parse/memory/memory.ts';
import { isRecordPath, type Kind } from './parse/kinds.ts';
import type { ParsedContent, Source } from './parse/source.ts';
import { today } from './read/clock.ts';
import type { ContentFolder } from './read/content.ts';
import { type Commit, readCommit } from './read/git.ts';
import type { Base } from './read/history/read-base.ts';
import { NO_PAST, type Past, readPast } from './read/past.ts';
import { streamContent } from './read/stream-content.ts';
import { holds } from './validate/holds.ts';
import { readTrustFiles } from './validate/trust-files.ts';
import { validate } from './validate/validate.ts';

export interface GateOptions {
  /** The content folder. */
  readonly content: string;
  /** The day to judge on, YYYY-MM-DD; the example's own day or today when left out. */
  readonly asOf?: string | undefined;
  /** The branch, tag or commit that a change is to be merged into: trust comes from what stood there. */
  readonly base?: string | undefined;
  /** What is kept of bodies: `judged` where no page is made. Whole when left out. */
  readonly bodies?: Bodies | undefined;
  /** What earlier runs have read, where no page is made. */
  readonly memory?: Memory | undefined;
  /** Whether the gate is to say what tells the bytes of each file from others. */
  readonly summed?: boolean | undefined;
  /** Is told how far it is. */
  readonly progress?: Progress | undefined;
  /** Whether only the findings are wanted: then nothing else that is computed of a system is kept. */
  readonly findingsOnly?: boolean | undefined;
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
  /** Of every file, where they were asked for. */
  readonly sums?: FileSums | undefined;
  readonly counts: { readonly systems: number; readonly intake: number };
}

/**
 * read → parse → validate → assess, once and over everything.
 * @throws when the content folder itself cannot be read, or git not what the base asks for
 */
export async function runGate(options: GateOptions): Promise<Gate> {
  const sums = options.summed ? new Map<string, string>() : undefined;
  const { parsed, commit, past } = await readAndParse(options, sums);
  return { ...(await judgeParsed(parsed, commit, { ...options, past })), sums };
}

/** A content folder that is parsed, with what git tells of it. */
export interface ReadFolder {
  readonly parsed: Outcome<ParsedContent>;
  readonly commit: Commit;
  readonly past: Past;
}

/**
 * The first half of the gate: read → parse.
 * @param sums takes the SHA-256 of each file by its path
 * @throws as {@link runGate} does
 */
export async function readAndParse(
  { content, base, bodies, memory, progress }: GateOptions,
  sums?: Map<string, string>,
): Promise<ReadFolder> {
  const folder = streamContent(content, {
    isFirst: isRecordPath,
    summed: memory !== undefined || sums !== undefined,
    onTaken: (taken, of) => progress?.('read', taken, of),
  });
  const git = Promise.all([readCommit(content), readPast(content, base, memory?.commits)]);
  const [parsed, [commit, past]] = await Promise.all([
    parseContent(folder, { bodies, memory, holds, onSum: sums && ((path, sum) => sums.set(path, sum)) }),
    git,
  ]);
  return { parsed, commit, past };
}

/** What a judgement needs besides the folder. */
export interface JudgeOptions extends Pick<GateOptions, 'asOf' | 'memory' | 'findingsOnly' | 'progress'> {
  /** What git tells of the folder; nothing when left out. */
  readonly past?: Past;
  /** What was judged of the folder before, where it is judged again and again. */
  readonly kept?: KeptJudgement | undefined;
}

/** The gate over a folder that is already in memory. */
export async function judge(folder: ContentFolder, commit: Commit, options: JudgeOptions): Promise<Gate> {
  const { memory } = options;
  return judgeParsed(await parseContent(folder, memory && { bodies: 'judged', memory, holds }), commit, options);
}

/** The second half: validate → assess. */
export async function judgeParsed(
  parsed: Outcome<ParsedContent>,
  commit: Commit,
  { asOf, past = NO_PAST, memory, kept, findingsOnly, progress }: JudgeOptions,
): Promise<Gate> {
  const { sources } = parsed.value;
  const { value: registry, diagnostics } = validate(parsed.value, kept?.entries);
  const example = registry?.config.example?.as_of;
  const day = asOf ?? example ?? today(registry?.config.time_zone ?? 'UTC');
  const filesBefore = await trustFilesBefore(past);
  const trust = registry && (await trustOf(registry, { content: parsed.value, past, filesBefore, asOf: day }));
  const known = kept?.findings(parsed.value, { past, asOf: day }) ?? (memory && knownFindings(memory));
  const assessment = registry && assess(registry, day, { trust, known, findingsOnly, progress });
  const all = [...parsed.diagnostics, ...diagnostics, ...(assessment?.findings ?? [])];
  return {
    asOf: day,
    isExample: asOf === undefined && example !== undefined,
    commit,
    assessment,
    diagnostics: all.sort((a, b) => compare(a.spot.file, b.spot.file) || compare(a.code, b.code)),
    sources,
    counts: { systems: count(sources, 'system'), intake: count(sources, 'intake') },
  };
}

function knownFindings(memory: Memory): KnownFindings {
  const sums = sumsByOwner(memory.sums);
  return {
    sumOf: (system, decisions, context) => judgedOn(system, decisions, { ...context, sums }),
    recall: (sum) => {
      const findings = memory.recallFindings(sum);
      return findings && { findings };
    },
    keep: (sum, { findings }) => memory.keepFindings(sum, findings),
  };
}

/** The files that say who may decide where the change goes to, and those that said so where it began. */
async function trustFilesBefore({ base }: Past): Promise<TrustFilesBefore | undefined> {
  if (base === undefined) return undefined;
  const read = async ({ files }: Base) => readTrustFiles((await parseContent({ files, odd: [] })).value);
  const tip = await read(base.tip);
  return { tip, fork: base.fork === base.tip ? tip : await read(base.fork) };
}

function count(sources: ReadonlyMap<string, Source>, kind: Kind): number {
  let found = 0;
  for (const source of sources.values()) if (source.kind === kind) found++;
  return found;
}
