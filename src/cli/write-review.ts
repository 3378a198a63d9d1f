import { join } from 'node:path';
import type { Assessment } from '../assess/assess.ts';
import type { Renewal } from '../assess/renewal.ts';
import { inWords, periodInWords } from '../diagnostic/calendar.ts';
import { listWords } from '../diagnostic/suggest.ts';
import { appendItem } from '../edit/text/yaml-edits.ts';
import { newlyFound } from '../report/newly-found.ts';
import { textBlock } from '../report/text.ts';
import { OUTCOMES, type Review } from '../validate/schema/system.ts';
import { writeTexts } from '../write/text.ts';
import { ownTerminal } from './ask.ts';
import { filesAfter, gateAfter, type GateWithFolder } from './gate-with-folder.ts';
import { Answers, type Understood } from './new/answers.ts';
import { asDate, asOneOf, asPerson, asText } from './new/understand.ts';
import { type CommonOptions, contentPrefix } from './options.ts';
import { UsageError } from './usage.ts';

/** What a person says of a review that they held. */
export interface ReviewOptions extends CommonOptions {
  readonly by?: string | undefined;
  readonly outcome?: string | undefined;
  readonly next?: string | undefined;
  readonly note?: string | undefined;
}

interface Writing {
  readonly options: ReviewOptions;
  readonly assessment: Assessment;
  readonly around: GateWithFolder;
}

/** Adds the review that was held to the record, and touches no other line. */
export async function writeReview(renewal: Renewal, { options, assessment, around }: Writing): Promise<number> {
  const { view, on } = renewal;
  const { asOf } = assessment;
  if (on > asOf)
    throw new UsageError(
      `${inWords(on)} is yet to come, and a review is recorded once it was held.`,
      'Leave out --write.',
    );
  const last = view.review?.review.on ?? '';
  if (on <= last)
    throw new UsageError(
      `The record has a review of ${inWords(last)} already.`,
      'Write the day of the later one with --on, or leave out --write.',
    );
  const item = { on, ...(await askReview(renewal, { options, assessment, around })) };
  const edit = appendItem(view.system.source, 'reviews', item);
  const changed = filesAfter([edit], around.folder);
  const found = newlyFound(around.gate, await gateAfter(around, changed)).filter(
    ({ severity }) => severity === 'error',
  );
  if (found.length > 0) {
    process.stderr.write(found.map((finding) => `${textBlock(finding, contentPrefix(options))}\n`).join(''));
    process.stderr.write('Nothing was written, since “countersign check” would fail on it.\n');
    return 1;
  }
  await writeTexts(changed.map(({ path, bytes }) => ({ file: join(around.content, path), text: bytes })));
  process.stdout.write(`\nAdded to ${contentPrefix(options)}${view.system.file}: ${edit.text.trim()}\n`);
  return 0;
}

async function askReview(
  { next, on, view }: Renewal,
  { options, assessment: { registry } }: Writing,
): Promise<Pick<Review, 'by' | 'outcome' | 'next' | 'note'>> {
  const answers = new Answers(ownTerminal());
  return {
    by: await answers.needed({
      what: 'Who held the review',
      flag: '--by ID',
      given: options.by,
      understand: asPerson(registry, on),
    }),
    outcome: await answers.needed({
      what: 'What was decided',
      about: [`  ${listWords(OUTCOMES)}.`],
      flag: '--outcome continue',
      given: options.outcome,
      understand: asOneOf(OUTCOMES, 'outcome of a review'),
    }),
    next: await answers.needed({
      what: 'Last day on which it counts',
      flag: '--next DATE',
      given: options.next,
      usual: next,
      understand: (answer) => noLaterThan(asDate(answer), next, periodInWords(view.rules.review_every)),
    }),
    note: await answers.optional({
      what: 'What was seen',
      flag: '--note TEXT',
      given: options.note,
      understand: asText,
    }),
  };
}

function noLaterThan(day: Understood<string>, latest: string, period: string): Understood<string> {
  if (!('value' in day) || day.value <= latest) return day;
  return {
    message: `${inWords(day.value)} is further off than the ${period} that the tier allows.`,
    hint: `Write ${latest} or an earlier day.`,
  };
}
