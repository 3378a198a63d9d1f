import { inWords } from '../diagnostic/calendar.ts';
import { dayIn } from '../read/history/days.ts';
import type { Past } from '../read/past.ts';
import type { Decision, Person, Registry, System } from '../validate/registry.ts';
import { pathsOfSystem, systemsThen } from '../validate/systems-then.ts';
import { decidedRecord } from './material.ts';
import { nameOf } from './names.ts';
import { digestOf, packageOf } from './package.ts';
import { resolvedRecord } from './resolved-record.ts';

/** The systems as they were at the commits that were reviewed; without the commits that git does not know. */
export type SystemsAt = ReadonlyMap<string, ReadonlyMap<string, System>>;

/** Reads the records as they were when decisions on them were given by a review. */
export async function systemsReviewed(
  {
    decisions,
    sources,
  }: Pick<Registry, 'sources'> & { readonly decisions: readonly Pick<Decision, 'data' | 'system'>[] },
  filesAt: Past['filesAt'],
): Promise<SystemsAt> {
  const wanted = decisions.flatMap(({ data: { review }, system }) =>
    review === undefined ? [] : pathsOfSystem(system).map((path) => ({ commit: review.commit, path })),
  );
  if (wanted.length === 0) return new Map();
  const systems = new Map<string, ReadonlyMap<string, System>>();
  for (const [commit, files] of await filesAt(wanted)) systems.set(commit, await systemsThen(files, sources));
  return systems;
}

export interface ReviewQuestion {
  readonly people: ReadonlyMap<string, Person>;
  readonly systemsAt: SystemsAt;
  /** The time zone of the registry, in which a day begins and ends. */
  readonly timeZone: string;
}

/**
 * Why a review does not prove a decision, to be read after “since”: it is of another person, day or commit than the
 * decision says, or what was reviewed is not what was decided on. Nothing where it does, or where there is none.
 */
export function reviewFault(
  { data, system, digest }: Pick<Decision, 'data' | 'system' | 'digest'>,
  { people, systemsAt, timeZone }: ReviewQuestion,
): string | undefined {
  const { review, by, on, risk } = data;
  if (review === undefined) return undefined;
  const fault = accountFault(review.account, by, people);
  if (fault !== undefined) return fault;
  const day = dayIn(timeZone)(review.at);
  if (day !== on) return `the review is of ${inWords(day)} and the decision of ${inWords(on)}`;
  const systems = systemsAt.get(review.commit);
  if (systems === undefined) return `the history here does not hold the commit ${review.commit} that was reviewed`;
  const record = systems.get(system);
  if (record === undefined) return `the commit ${review.commit} that was reviewed holds no such record`;
  const then = digestOf(packageOf(decidedRecord(resolvedRecord(record), risk), data.fields ?? []));
  return then === digest ? undefined : `at the commit ${review.commit} that was reviewed the record was another one`;
}

/** Why an account on the forge does not speak for a person. */
function accountFault(account: string, id: string, people: ReadonlyMap<string, Person>): string | undefined {
  const holders = holdersOfAccount(account, people);
  if (holders.length === 1 && holders[0]?.id === id) return undefined;
  const name = nameOf(id, { people });
  if (!holders.some((person) => person.id === id))
    return `the review is by “${account}”, which people.yaml does not give as the account of ${name}`;
  return `the account “${account}” is given for several people`;
}

/** The people whose account on the forge this is: forges tell no capitals apart. */
export function holdersOfAccount(account: string, people: ReadonlyMap<string, Person>): Person[] {
  return [...people.values()].filter((person) => person.account?.toLowerCase() === account.toLowerCase());
}
