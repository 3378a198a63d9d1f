import { isCalendarDate } from '../../diagnostic/calendar.ts';
import { didYouMean, listWords } from '../../diagnostic/suggest.ts';
import { type DayProof, proveDay } from '../../proof/day-proof.ts';
import { proofJson } from '../../proof/proof-json.ts';
import { proofText } from '../../proof/proof-text.ts';
import type { Gate } from '../../run.ts';
import { gateWithFolder } from '../gate-with-folder.ts';
import type { CommonOptions } from '../options.ts';
import { UsageError } from '../usage.ts';

const REPORTERS: ReadonlyMap<string, (proof: DayProof) => string> = new Map([
  ['text', proofText],
  ['json', proofJson],
]);

export interface ProofOptions extends CommonOptions {
  readonly at?: string | undefined;
  readonly format?: string | undefined;
}

/** Who had accepted a system on a day, on what evidence, and what was missing. Gives 0 when it was properly approved, else 1. */
export async function proofCommand(system: string, options: ProofOptions): Promise<number> {
  const report = REPORTERS.get(options.format ?? 'text');
  if (report === undefined)
    throw new UsageError(
      `There is no format “${options.format ?? ''}”.`,
      `Write --format ${listWords([...REPORTERS.keys()])}.`,
    );
  const { content, folder, gate: now } = await gateWithFolder(options);
  const day = dayAsked(options.at, system, now);
  const proof = await proveDay({ content, folder, now, system, day });
  if (proof === undefined) throw unknownSystem(system, now, 'Name a system by the name of its file.');
  process.stdout.write(report(proof));
  return proof.answer === 'approved' ? 0 : 1;
}

function dayAsked(at: string | undefined, system: string, { assessment, asOf }: Gate): string {
  if (at !== undefined) {
    if (!isCalendarDate(at)) throw new UsageError(`“${at}” is not a calendar date.`, 'Write --at 2026-03-01.');
    if (at > asOf)
      throw new UsageError(
        `${at} is after the as-of date, ${asOf}, and nobody can prove what has not happened yet.`,
        'Name a day up to the as-of date.',
      );
    return at;
  }
  if (assessment === undefined)
    throw new UsageError(
      'The registry of today cannot be judged, so its first live day is not known.',
      'Name the day with --at, or mend what “countersign check” says first.',
    );
  const record = assessment.views.get(system)?.system;
  if (record === undefined)
    throw unknownSystem(system, { assessment }, 'Name the day with --at where its record is gone or broken.');
  const { live_since: live } = record.data;
  if (live === undefined)
    throw new UsageError(`The record of “${system}” names no first live day.`, 'Name the day with --at 2026-03-01.');
  if (live > asOf)
    throw new UsageError(
      `“${system}” goes live on ${live}, after the as-of date, ${asOf}.`,
      'Name an earlier day with --at.',
    );
  return live;
}

function unknownSystem(system: string, { assessment }: Pick<Gate, 'assessment'>, hint: string): UsageError {
  return new UsageError(
    `There is no system “${system}”.`,
    didYouMean(system, [...(assessment?.views.keys() ?? [])], hint),
  );
}
