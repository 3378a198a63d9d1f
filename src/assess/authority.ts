import { inWords } from '../diagnostic/calendar.ts';
import type { Spot } from '../diagnostic/diagnostic.ts';
import type { Person } from '../validate/registry.ts';
import type { GovernanceFunction, Tier } from '../validate/schema/common.ts';
import { atLeast } from './tier.ts';

type People = ReadonlyMap<string, Person>;

export function isEmployed(person: Person, day: string): boolean {
  return (person.from ?? '') <= day && (person.until === undefined || day <= person.until);
}

/**
 * Why somebody is not there on a day, to be read after their name, with the value in people.yaml that
 * says so; nothing while they are employed.
 */
export function absence(person: Person, day: string): { readonly text: string; readonly spot: Spot } | undefined {
  const { from, until, spot } = person;
  if (until !== undefined && until < day) return { text: `left on ${inWords(until)}`, spot: spot(['until']) };
  if (from !== undefined && from > day) return { text: `only starts on ${inWords(from)}`, spot: spot(['from']) };
  return undefined;
}

export interface Act {
  readonly by: string;
  /** The person whose deputy they were. */
  readonly instead?: string | null | undefined;
  readonly on: string;
  readonly tier: Tier;
}

/**
 * Why somebody could not act for a function on a day; nothing when they could. They hold it that day
 * at least up to the tier and are employed, or are deputy of someone who does and is away.
 */
export function authorityFault(act: Act, wanted: GovernanceFunction, people: People): string | undefined {
  const absent = absenceFault(act, people);
  const holder = people.get(act.instead ?? act.by);
  return absent ?? (holder && heldFault(holder, act, { wanted, people }));
}

/** Why somebody was not there on a day, or not as the deputy that they say they were. */
export function absenceFault(act: Pick<Act, 'by' | 'instead' | 'on'>, people: People): string | undefined {
  const person = people.get(act.by);
  if (person === undefined) return `“${act.by}” is nobody in people.yaml`;
  if (!isEmployed(person, act.on)) return `${person.name} was not employed on ${inWords(act.on)}`;
  if (!act.instead) return undefined;
  const principal = people.get(act.instead);
  if (principal === undefined) return `“${act.instead}” is nobody in people.yaml`;
  const away = principal.away?.some(
    (absence) => absence.from <= act.on && act.on <= absence.until && absence.deputy === person.id,
  );
  return away ? undefined : `${person.name} was not the deputy of ${principal.name} on ${inWords(act.on)}`;
}

/** Who can decide for a function at a tier on a day, in the order of people.yaml. */
export function holdersOf(
  wanted: GovernanceFunction,
  { on, tier }: Pick<Act, 'on' | 'tier'>,
  people: People,
): Person[] {
  return [...people.values()].filter(
    (person) => authorityFault({ by: person.id, on, tier }, wanted, people) === undefined,
  );
}

interface Wanted {
  readonly wanted: GovernanceFunction;
  readonly people: People;
}

function heldFault(person: Person, act: Act, { wanted, people }: Wanted): string | undefined {
  const held = (person.functions ?? []).filter((held) => held.function === wanted);
  const then = held.filter((one) => holdsOn(one, act.on));
  if (then.length === 0) {
    return held.length > 0
      ? `${person.name} did not hold ${wanted} on ${inWords(act.on)}`
      : `${person.name} does not hold ${wanted}`;
  }
  const high = then.filter((held) => atLeast(held.up_to ?? 'high', act.tier));
  if (high.length === 0)
    return `${person.name} decides for ${wanted} up to the ${then[0]?.up_to ?? 'high'} tier, and this is the ${act.tier} tier`;
  const own = high.some((held) => held.deputy_for === undefined || isAway(people.get(held.deputy_for), act.on));
  return own
    ? undefined
    : `${person.name} holds ${wanted} only as a deputy, and the person they stand in for was not away on ${inWords(act.on)}`;
}

/** True on the days from the first to the last of a function held. */
export function holdsOn(
  { from, until }: { readonly from?: string | undefined; readonly until?: string | undefined },
  day: string,
): boolean {
  return (from ?? '') <= day && (until === undefined || day <= until);
}

function isAway(person: Person | undefined, day: string): boolean {
  if (person === undefined || !isEmployed(person, day)) return true;
  return person.away?.some((absence) => absence.from <= day && day <= absence.until) ?? false;
}
