import type { Assessment } from '../../assess/assess.ts';
import { type Renewal, renewalOf } from '../../assess/renewal.ts';
import { inWords, isPeriod } from '../../diagnostic/calendar.ts';
import { decisionFile } from '../../edit/decision-file.ts';
import { draftDecision } from '../../edit/draft-decision.ts';
import { renewalText } from '../../report/renewal.ts';
import { ownTerminal } from '../ask.ts';
import { gateWithFolder, type GateWithFolder } from '../gate-with-folder.ts';
import { judgedOf, viewNamed } from '../judged.ts';
import { Answers } from '../new/answers.ts';
import { asDate, asOneOf } from '../new/understand.ts';
import type { CommonOptions } from '../options.ts';
import { UsageError } from '../usage.ts';
import { type ReviewOptions, writeReview } from '../write-review.ts';

export interface RenewOptions extends ReviewOptions {
  /** How far to look ahead, where that is further than the next round. */
  readonly within?: string | undefined;
  /** The day of the round; the as-of date when left out. */
  readonly on?: string | undefined;
  /** Add the review to the record. */
  readonly write?: boolean | undefined;
  /** Print the decision files of the functions that could reaffirm. */
  readonly print?: boolean | undefined;
}

/** Lays out the round of reviews of a system. It decides nothing: a review and an approval are a person’s act. */
export async function renewCommand(id: string, options: RenewOptions): Promise<number> {
  const around = await gateWithFolder(options);
  const assessment = judgedOf(around.gate, 'no round can be laid out');
  const view = viewNamed(id, assessment);
  if (view.system.status === 'retired')
    throw new UsageError(`“${id}” is retired, and nothing about it is renewed.`, 'Name a system that runs.');
  const { asOf, registry } = assessment;
  const on = dayOf(options.on ?? asOf, '--on', asOf);
  if (options.within !== undefined && !isPeriod(options.within))
    throw new UsageError(
      `“${options.within}” is not a period.`,
      'Write --within P90D for 90 days, or P6M for six months.',
    );
  const renewal = renewalOf(view, assessment, { on, horizon: options.within });
  if (options.print) return printDecisions(renewal, assessment, around);
  const folder = folderWords(options);
  process.stdout.write(renewalText({ renewal, registry, asOf, folder }));
  return (options.write ?? (await isWanted(on))) ? writeReview(renewal, { options, assessment, around }) : 0;
}

/** How the commands that are offered name the same folder, for a shell. */
function folderWords({ content = 'content' }: CommonOptions): string {
  if (content === 'content') return '';
  return ` --content ${/^[\w./-]+$/.test(content) ? content : `'${content.replaceAll("'", `'\\''`)}'`}`;
}

function dayOf(text: string, flag: string, example: string): string {
  const day = asDate(text);
  if ('value' in day) return day.value;
  throw new UsageError(day.message, `Write ${flag} ${example}.`);
}

/** The files of the functions whose package is unchanged, to be completed and pasted by whoever decides. */
function printDecisions({ view, functions, on }: Renewal, { registry }: Assessment, { gate }: GateWithFolder): number {
  const taken = new Set(gate.sources.keys());
  const unchanged = functions.filter(({ act }) => act === 'reaffirm');
  if (unchanged.length === 0) process.stderr.write('There is no decision to reaffirm in this round.\n');
  for (const { function: name, deciders, until } of unchanged) {
    const statement = draftDecision(
      {
        function: name,
        decision: 'reaffirmed',
        by: deciders[0]?.id ?? '',
        on,
        // Empty, and refused until somebody has written it: nothing is decided here.
        rationale: '',
        conditions: [],
        meets: [],
        expires: until,
        ...(name === 'go-live' ? { forum: '', minutes: '' } : {}),
      },
      view,
      registry,
    );
    const { path, text } = decisionFile(statement, taken);
    process.stderr.write(`\nWrite the rationale, and paste this as ${path}:\n`);
    process.stdout.write(text);
  }
  return 0;
}

/** Whether somebody at a terminal wants to record the review there and then. */
async function isWanted(on: string): Promise<boolean> {
  const terminal = ownTerminal();
  if (terminal === undefined) return false;
  const answer = await new Answers(terminal).optional({
    what: `Add the review of ${inWords(on)} to the record: yes or no`,
    flag: '--write',
    given: undefined,
    understand: asOneOf(['yes', 'no'], 'answer'),
  });
  return answer === 'yes';
}
