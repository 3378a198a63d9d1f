import { authorityFault } from '../../assess/authority.ts';
import { limitOf } from '../../assess/exceptions.ts';
import { highest } from '../../assess/tier.ts';
import { inWords, periodInWords } from '../../diagnostic/calendar.ts';
import type { ExceptionData } from '../../validate/schema/exception.ts';
import type { Understood } from './answers.ts';
import { type Asking, BY_CODE, type Liftable, listOf } from './ask-what-is-lifted.ts';
import { UsageError } from '../usage.ts';
import { asDate, asPerson } from './understand.ts';

/** Its first and its last day, within the limit of the rule and the policy. */
export async function askWhen(
  about: Pick<ExceptionData, 'rule' | 'kind'>,
  lift: Liftable,
  { options, answers, assessment: { registry, asOf } }: Asking,
): Promise<{ from: string; until: string }> {
  const from = await answers.needed({
    what: 'First day',
    flag: `--from ${asOf}`,
    given: options.from,
    usual: asOf,
    understand: asDate,
  });
  const limit = limitOf({ data: { ...about, from } }, { policy: registry.policy, rules: BY_CODE });
  const until = await answers.needed({
    what: 'Last day',
    about: [`  At most ${periodInWords(limit?.period ?? lift.atMost)} on.`],
    flag: '--until DATE',
    given: options.until,
    usual: limit?.until,
    understand: (answer) => within(asDate(answer), from, limit),
  });
  return { from, until };
}

function within(
  day: Understood<string>,
  from: string,
  limit: { readonly period: string; readonly until: string } | undefined,
): Understood<string> {
  if (!('value' in day)) return day;
  if (day.value < from) return { message: 'It would end before it begins.', hint: `Write ${from} or a later day.` };
  if (limit === undefined || day.value <= limit.until) return day;
  return {
    message: `${inWords(day.value)} is further off than the ${periodInWords(limit.period)} that this may last.`,
    hint: `Write ${limit.until} or an earlier day.`,
  };
}

/** Who asks and who approves: two people, of whom the second is entitled to. */
export async function askWho(
  { lift, systems, from }: { readonly lift: Liftable; readonly systems: readonly string[]; readonly from: string },
  { options, answers, assessment: { registry, views, asOf } }: Asking,
): Promise<{ requested_by: string; approved_by: string }> {
  const tier = highest(systems.flatMap((id) => views.get(id)?.tier ?? []));
  const fault = (by: string) => authorityFault({ by, on: from, tier }, lift.by, registry.people);
  const requester = await answers.needed({
    what: 'Who asks for it',
    flag: '--requested-by ID',
    given: options.requestedBy,
    understand: asPerson(registry, asOf),
  });
  const entitled = [...registry.people.keys()].filter((id) => id !== requester && fault(id) === undefined);
  if (entitled.length === 0)
    throw new UsageError(
      `Nobody but ${requester} holds ${lift.by} for the ${tier} tier on ${inWords(from)}, so nobody can grant it.`,
      `Appoint somebody in people.yaml first: functions: [{ function: ${lift.by}, from: ${asOf}, up_to: ${tier} }].`,
    );
  const approver = await answers.needed({
    what: `Who approves it: somebody else, who holds ${lift.by} for the ${tier} tier`,
    about: [`  Entitled: ${listOf(entitled)}.`],
    flag: '--approved-by ID',
    given: options.approvedBy,
    understand: asPerson(registry, asOf, (by) =>
      by === requester ? `${by} asks for it, and nobody grants their own request.` : sentenceOf(fault(by)),
    ),
  });
  return { requested_by: requester, approved_by: approver };
}

function sentenceOf(fault: string | undefined): string | undefined {
  return fault === undefined ? undefined : `${fault}.`;
}
