import type { Bodies } from '../../parse/record/read-record.ts';
import { REPORTERS } from '../../report/formats.ts';
import { type ChangedFiles, readChanged } from '../../read/changed.ts';
import { makeReport } from '../../report/make-report.ts';
import type { Report, Reporter } from '../../report/report.ts';
import { listWords } from '../../diagnostic/suggest.ts';
import { type Gate, type GateOptions, runGate } from '../../run.ts';
import { writeText } from '../../write/text.ts';
import { asOfOption, type BaseOption, contentFolder, type CommonOptions, contentPrefix } from '../options.ts';
import { mend } from '../mend.ts';
import { ruleDocs } from '../rule-doc.ts';
import { progressOn } from '../progress.ts';
import { UsageError } from '../usage.ts';
import { runGateWithMemory } from '../with-memory.ts';

export const FORMATS = [...REPORTERS.keys()];
const LEVELS = ['error', 'warning', 'info', 'never'] as const;

export interface CheckOptions extends CommonOptions, BaseOption {
  readonly format?: readonly string[] | undefined;
  readonly failLevel?: string | undefined;
  /** The branch, tag or commit since when findings decide the exit code. */
  readonly changedSince?: string | undefined;
  /** Mend first what has one right answer. */
  readonly fix?: boolean | undefined;
  /** False where nothing that earlier runs have read is to be used, and nothing to be kept. */
  readonly cache?: boolean | undefined;
}

/** All findings of all records in one run. Gives the exit code. */
export async function checkCommand(options: CheckOptions): Promise<number> {
  const level = failLevel(options.failLevel);
  const outputs = outputsOf(options.format ?? ['text']);
  if (options.fix) await mend(options);
  const { gate, changed } = await judgedSince(options);
  const plain = makeReport(gate, contentPrefix(options), changed);
  const codes = outputs.some(({ name }) => name === 'sarif') ? plain.findings.map(({ code }) => code) : [];
  const report = { ...plain, ruleDocs: await ruleDocs(codes) };
  for (const { reporter, file } of outputs) {
    const text = reporter(report);
    if (file === undefined) process.stdout.write(text);
    else await writeText(file, text);
  }
  return exitCode(report, level);
}

/** Only a run that asks since when remembers what it read: what is published never rests on what an earlier run kept. */
async function judgedSince(options: CheckOptions): Promise<{ gate: Gate; changed: ChangedFiles | undefined }> {
  const { changedSince: since, base, cache } = options;
  const content = await contentFolder(options);
  const progress = progressOn(process.stderr, options.quiet);
  const asOf = asOfOption(options.asOf);
  const question: GateOptions = {
    content,
    asOf,
    base,
    bodies: 'judged',
    findingsOnly: true,
    progress: progress.tell,
  };
  const judge = since === undefined || cache === false ? runGate : runGateWithMemory;
  const changed = since === undefined ? undefined : readChanged(content, since);
  const [gate, files] = await Promise.all([judge(question), changed]).finally(progress.end);
  return { gate, changed: files };
}

/**
 * @param bodies `whole` for commands that make pages
 * @param more whether the gate is to tell files apart, for whoever takes pages from the last site
 */
export async function gateOf(
  options: CommonOptions & BaseOption,
  bodies: Bodies,
  { summed }: Pick<GateOptions, 'summed'> = {},
): Promise<Gate> {
  const { base, quiet } = options;
  const content = await contentFolder(options);
  const asOf = asOfOption(options.asOf);
  const { tell, end } = progressOn(process.stderr, quiet);
  return runGate({ content, asOf, base, bodies, summed, progress: tell }).finally(end);
}

interface Output {
  readonly name: string;
  readonly reporter: Reporter;
  readonly file: string | undefined;
}

function outputOf(word: string): Output {
  const [name = '', ...rest] = word.split('=');
  const reporter = REPORTERS.get(name);
  if (reporter === undefined)
    throw new UsageError(
      `There is no format “${name}”.`,
      `The formats are ${FORMATS.join(', ')}; write --format json or --format json=report.json.`,
    );
  return { name, reporter, file: rest.length > 0 ? rest.join('=') : undefined };
}

/** Only one report can be printed: two in one stream would be neither. */
function outputsOf(words: readonly string[]): Output[] {
  const outputs = words.map(outputOf);
  const printed = outputs.filter(({ file }) => file === undefined);
  if (printed.length < 2) return outputs;
  const names = printed.map(({ name }) => name);
  throw new UsageError(
    `${listWords(names, 'and')} cannot both be printed.`,
    `Write all but one of them to files: --format ${names[0]} ${names
      .slice(1)
      .map((name) => `${name}=FILE`)
      .join(' ')}.`,
  );
}

type Level = (typeof LEVELS)[number];

function failLevel(word = 'error'): Level {
  const level = LEVELS.find((candidate) => candidate === word);
  if (level === undefined)
    throw new UsageError(`There is no fail level “${word}”.`, `Write --fail-level with one of ${LEVELS.join(', ')}.`);
  return level;
}

function exitCode({ findings }: Report, level: Level): number {
  if (level === 'never') return 0;
  const failing = LEVELS.slice(0, LEVELS.indexOf(level) + 1);
  const counting = findings.filter(({ exceptedBy, inherited }) => exceptedBy === undefined && inherited !== true);
  return counting.some(({ severity }) => failing.includes(severity)) ? 1 : 0;
}
