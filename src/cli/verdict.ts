import type { Assessment } from '../assess/assess.ts';
import { isCalendarDate } from '../diagnostic/calendar.ts';
import { didYouMean, listWords } from '../diagnostic/suggest.ts';
import type { Verdict } from '../edit/draft-decision.ts';
import { DECISION_FUNCTIONS, DECISIONS } from '../validate/schema/decision.ts';
import { ask } from './ask.ts';
import type { CommonOptions } from './options.ts';
import { UsageError } from './usage.ts';

/** What a person says when they decide, as words of the command line. */
export interface VerdictOptions extends CommonOptions {
  readonly function?: string | undefined;
  readonly risk?: string | undefined;
  readonly decision?: string | undefined;
  readonly by?: string | undefined;
  readonly for?: string | undefined;
  readonly on?: string | undefined;
  readonly rationale?: string | undefined;
  readonly condition?: readonly string[] | undefined;
  readonly meets?: readonly string[] | undefined;
  readonly relyOn?: readonly string[] | undefined;
  readonly expires?: string | undefined;
  readonly forum?: string | undefined;
  readonly minutes?: string | undefined;
  /** The review that it comes from. */
  readonly review?: Verdict['review'];
}

/** The verdict that the words give; what they leave out is asked for where there is a terminal. */
export async function verdictOf(options: VerdictOptions, { asOf, registry }: Assessment): Promise<Verdict> {
  const name = await functionOf(options);
  const by = options.by ?? (await ask('Your id in people.yaml', '--by ID'));
  if (!registry.people.has(by)) {
    throw new UsageError(
      `“${by}” is nobody in people.yaml.`,
      didYouMean(by, [...registry.people.keys()], 'Write the id of a person.'),
    );
  }
  const conditions = (options.condition ?? []).map(conditionOf);
  const usual = name === 'risk' ? 'accepted' : conditions.length > 0 ? 'approved-with-conditions' : 'approved';
  return {
    function: name,
    risk: options.risk,
    decision: oneOf(options.decision ?? usual, DECISIONS, 'decision'),
    by,
    instead: options.for,
    on: day(options.on ?? asOf, '--on'),
    rationale: options.rationale ?? (await ask('Why', '--rationale TEXT')),
    conditions,
    meets: options.meets ?? [],
    reliedOn: options.relyOn,
    expires: options.expires === undefined ? undefined : day(options.expires, '--expires'),
    forum: options.forum,
    minutes: options.minutes,
    review: options.review,
  };
}

export async function functionOf(options: VerdictOptions): Promise<Verdict['function']> {
  return oneOf(options.function ?? (await ask('Function', '--function security')), DECISION_FUNCTIONS, 'function');
}

function conditionOf(text: string): Verdict['conditions'][number] {
  const [, id, due, what] = /^([a-z0-9-]+):(\d{4}-\d{2}-\d{2}):(.+)$/s.exec(text) ?? [];
  if (id === undefined || due === undefined || what === undefined) {
    throw new UsageError(`“${text}” is no condition.`, 'Write --condition "c1:2026-05-01:Add rate limiting".');
  }
  return { id, due: day(due, '--condition'), text: what.trim() };
}

function day(text: string, flag: string): string {
  if (isCalendarDate(text)) return text;
  throw new UsageError(`“${text}” is not a calendar date.`, `Write ${flag} 2026-03-01.`);
}

function oneOf<T extends string>(word: string, words: readonly T[], what: string): T {
  const found = words.find((candidate) => candidate === word);
  if (found === undefined)
    throw new UsageError(`There is no ${what} “${word}”.`, didYouMean(word, words, `Write ${listWords(words)}.`));
  return found;
}
