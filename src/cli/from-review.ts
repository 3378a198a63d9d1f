import type { Assessment } from '../assess/assess.ts';
import { holdersOfAccount, reviewFault, systemsReviewed } from '../assess/reviews.ts';
import { inWords } from '../diagnostic/calendar.ts';
import { listWords } from '../diagnostic/suggest.ts';
import { readForgeReview } from '../edit/forge-review.ts';
import { readBytes } from '../read/bytes.ts';
import { dayIn } from '../read/history/days.ts';
import { readPast } from '../read/past.ts';
import type { DecisionData } from '../validate/schema/decision.ts';
import { UsageError } from './usage.ts';
import type { VerdictOptions } from './verdict.ts';

/** The words of a decision that an exported review gives; what contradicts the command line is refused. */
export async function verdictFromReview(
  file: string,
  options: VerdictOptions,
  { registry, asOf }: Assessment,
): Promise<VerdictOptions> {
  const { people, config } = registry;
  const outcome = readForgeReview((await readBytes(file)).toString('utf8'), people.get(options.by ?? '')?.account);
  if ('refusal' in outcome) throw new UsageError(`${file}: ${outcome.refusal.message}`, outcome.refusal.hint);
  const { review } = outcome;
  const holders = holdersOfAccount(review.account, people);
  const [person] = holders;
  if (person === undefined)
    throw new UsageError(
      `${file}: The review is by “${review.account}”, and nobody in people.yaml has that account.`,
      `Write “account: ${review.account}” to whom it belongs, in a change before this one.`,
    );
  if (holders.length > 1)
    throw new UsageError(
      `${file}: The account “${review.account}” is given for ${listWords(
        holders.map(({ name }) => name),
        'and',
      )}, so it speaks for none of them.`,
      'Give each person in people.yaml an account of their own.',
    );
  if (options.by !== undefined && options.by !== person.id)
    throw new UsageError(
      `${file}: The review is by ${person.name} (${person.id}), and --by says ${options.by}.`,
      'Leave out --by, or name a review of theirs.',
    );
  const on = dayIn(config.time_zone ?? 'UTC')(review.at);
  if (options.on !== undefined && options.on !== on)
    throw new UsageError(`${file}: The review is of ${on}, and --on says ${options.on}.`, 'Leave out --on.');
  if (on > asOf)
    throw new UsageError(
      `${file}: The review is of ${inWords(on)}, after the as-of date, ${inWords(asOf)}.`,
      'Record it on that day or later.',
    );
  const { body, ...rest } = review;
  return { ...options, by: person.id, on, rationale: options.rationale ?? body, review: rest };
}

/** Refuses a review that would prove nothing: judged here as it will be by “check”. */
export async function refuseUnprovenReview(
  file: string,
  { predicate: data, subject }: DecisionData,
  { content, registry }: { readonly content: string; readonly registry: Assessment['registry'] },
): Promise<void> {
  const { filesAt } = await readPast(content);
  const system = subject[0].name.replace(/^systems\//, '');
  const systemsAt = await systemsReviewed({ decisions: [{ data, system }], sources: registry.sources }, filesAt);
  const timeZone = registry.config.time_zone ?? 'UTC';
  const decision = { data, system, digest: subject[0].digest.sha256 };
  const fault = reviewFault(decision, { people: registry.people, systemsAt, timeZone });
  if (fault !== undefined)
    throw new UsageError(
      `${file}: The review proves nothing about the record as it stands, since ${fault}.`,
      'Check out a branch that holds the commit that was reviewed and nothing since that changes what is decided, or have the newest commit reviewed.',
    );
}
