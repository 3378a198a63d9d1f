import { inWords } from '../../diagnostic/calendar.ts';
import type { Person } from '../../validate/registry.ts';
import { parsePublicKey } from '../signature/public-key.ts';
import { atLeast } from '../tier.ts';
import type { TrustChange } from './trust-changes.ts';

type People = ReadonlyMap<string, Person>;

/** Who could newly decide, for what, up to which tier, and with which key. */
export function* peopleChanges(before: People, after: People): Iterable<TrustChange> {
  for (const person of after.values()) {
    const then = before.get(person.id);
    yield* functionChanges(person, then, after);
    yield* keyChanges(person, then);
    yield* absenceChanges(person, then, after);
    if (then) yield* presenceChanges(person, then);
  }
}

function* functionChanges(person: Person, then: Person | undefined, people: People): Iterable<TrustChange> {
  for (const [at, held] of (person.functions ?? []).entries()) {
    const same = (then?.functions ?? []).filter(
      (old) => old.function === held.function && old.deputy_for === held.deputy_for,
    );
    if (same.some((old) => covers(old, held) && atLeast(old.up_to ?? 'high', held.up_to ?? 'high'))) continue;
    const lower = same.find((old) => covers(old, held));
    const deputy =
      held.deputy_for === undefined ? '' : ` as the deputy of ${people.get(held.deputy_for)?.name ?? held.deputy_for}`;
    yield {
      spot: person.spot(['functions', at]),
      text: `${person.name} can decide for ${held.function}${deputy} up to the ${held.up_to ?? 'high'} tier${lower ? `, before only up to the ${lower.up_to ?? 'high'} tier` : ''}${spanInWords(held)}`,
      person: person.id,
      function: held.function,
      detail: `functions ${held.function} ${held.up_to ?? 'high'} ${held.from ?? ''} ${held.until ?? ''}`,
    };
  }
}

function* keyChanges(person: Person, then: Person | undefined): Iterable<TrustChange> {
  for (const [at, listed] of (person.keys ?? []).entries()) {
    const print = printOf(listed.key);
    if ((then?.keys ?? []).some((old) => printOf(old.key) === print && covers(old, listed))) continue;
    yield {
      spot: person.spot(['keys', at, 'key']),
      text: `the key ${print} counts as one of ${person.name}’s${spanInWords(listed)}`,
      person: person.id,
      detail: `keys ${print} ${listed.from ?? ''} ${listed.until ?? ''}`,
    };
  }
}

/** A deputy may decide while the other is away: only where that other has something to decide or to record. */
function* absenceChanges(person: Person, then: Person | undefined, people: People): Iterable<TrustChange> {
  for (const [at, away] of (person.away ?? []).entries()) {
    if (away.deputy === undefined || (then?.away ?? []).some((old) => old.deputy === away.deputy && covers(old, away)))
      continue;
    yield {
      spot: person.spot(['away', at]),
      text: `${people.get(away.deputy)?.name ?? away.deputy} can decide in place of ${person.name}${spanInWords(away)}`,
      person: away.deputy,
      detail: `away ${away.deputy} ${away.from} ${away.until}`,
    };
  }
}

function* presenceChanges(person: Person, then: Person): Iterable<TrustChange> {
  const acts = (person.functions ?? []).length > 0 || (person.keys ?? []).length > 0;
  if (acts && !covers(then, person)) {
    yield {
      spot: person.spot(then.until === person.until ? ['from'] : ['until']),
      text: `${person.name} counts as employed${spanInWords(person) || ' without end'}, before${spanInWords(then)}`,
      person: person.id,
      detail: 'employed',
    };
  }
  if (acts && person.email !== undefined && person.email.toLowerCase() !== then.email?.toLowerCase()) {
    yield {
      spot: person.spot(['email']),
      text: `commits by ${person.email} count as made by ${person.name}`,
      person: person.id,
      detail: 'email',
    };
  }
  if (acts && person.account !== undefined && person.account.toLowerCase() !== then.account?.toLowerCase()) {
    yield {
      spot: person.spot(['account']),
      text: `reviews by the account ${person.account} count as made by ${person.name}`,
      person: person.id,
      detail: `account ${person.account}`,
    };
  }
}

interface Span {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** Whether every day of one span is in the other. */
export function covers(outer: Span, inner: Span): boolean {
  const begins = outer.from === undefined || (inner.from !== undefined && outer.from <= inner.from);
  return begins && (outer.until === undefined || (inner.until !== undefined && inner.until <= outer.until));
}

/** The days of a span, to be read after something that is so then. */
export function spanInWords({ from, until }: Span): string {
  return `${from === undefined ? '' : ` from ${inWords(from)}`}${until === undefined ? '' : ` until ${inWords(until)}`}`;
}

/** The fingerprint of a key, or its beginning where it is none. */
export function printOf(key: string): string {
  const read = parsePublicKey(key);
  return read.ok ? read.key.fingerprint : `“${key.slice(0, 40)}”`;
}
