import { isCalendarDate } from '../../diagnostic/calendar.ts';
import { parsePublicKey, type PublicKey, type PublicKeyResult } from './public-key.ts';
import { quoted } from './refusal.ts';

/** A key of a person, and the days (UTC, both inclusive) on which it counts. */
export interface DatedKey {
  readonly key: PublicKey;
  readonly from: string | undefined;
  readonly until: string | undefined;
}

/** A key as people.yaml lists it. */
export interface ListedKey {
  readonly key: string;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** The keys of each person, by id. `readKeyring` makes it: every id can stand in an allowed_signers file, no key is two people’s. */
export type Keyring = ReadonlyMap<string, readonly DatedKey[]>;

export type KeyFaultReason =
  Extract<PublicKeyResult, { ok: false }>['reason'] | 'not-a-principal' | 'not-a-date' | 'shared';

/** A listed key that is not in the keyring. */
export interface KeyFault {
  readonly person: string;
  /** Its place in the person’s list, from 0. */
  readonly index: number;
  readonly reason: KeyFaultReason;
  readonly text: string;
  /** The others who list it, when it is shared. */
  readonly others: readonly string[];
}

/** No pattern (`*`, `?`, `!`), no list (`,`), nothing to quote: ssh-keygen(1), ALLOWED SIGNERS. */
const PRINCIPAL = /^[A-Za-z0-9][A-Za-z0-9._@+-]*$/;

/** Who lists the keys of the forge; no id of a person holds a point. */
export const FORGE = 'registry.yaml';

export interface ListedKeys {
  readonly people: ReadonlyMap<string, { readonly keys?: readonly ListedKey[] | undefined }>;
  readonly config?: { readonly forge_keys?: readonly ListedKey[] | undefined } | undefined;
}

export interface Keys {
  readonly keyring: Keyring;
  /** Those with which the forge signs what people commit in their browser. */
  readonly forgeKeys: readonly DatedKey[];
  readonly faults: readonly KeyFault[];
}

/** The keys in people.yaml, and those of the forge in registry.yaml. */
export function keysOf({ people, config }: ListedKeys): Keys {
  const listed = [...people].map(([id, { keys }]) => [id, keys ?? []] as const);
  const { value, faults } = readKeyring([...listed, [FORGE, config?.forge_keys ?? []]]);
  const keyring = new Map(value);
  keyring.delete(FORGE);
  return { keyring, forgeKeys: value.get(FORGE) ?? [], faults };
}

/** Imports everybody’s keys, once. A key that two people list is nobody’s, whatever its dates: it can’t tell who signed. */
export function readKeyring(people: Iterable<readonly [id: string, keys: readonly ListedKey[]]>): {
  value: Keyring;
  faults: KeyFault[];
} {
  const faults: KeyFault[] = [];
  const read: Placed[] = [];
  for (const [person, keys] of people) {
    for (const [index, listed] of keys.entries()) {
      const result = readListed(person, listed);
      if ('reason' in result) faults.push({ person, index, others: [], ...result });
      else read.push({ person, index, dated: result });
    }
  }
  const shared = findSharedKeys(read);
  faults.push(...shared);
  const left = new Set(shared.map(({ person, index }) => `${person} ${index}`));
  const kept = read.filter(({ person, index }) => !left.has(`${person} ${index}`));
  const byPerson = Map.groupBy(kept, ({ person }) => person);
  return { value: new Map([...byPerson].map(([person, keys]) => [person, keys.map(({ dated }) => dated)])), faults };
}

interface Placed {
  readonly person: string;
  readonly index: number;
  readonly dated: DatedKey;
}

function readListed(
  person: string,
  { key: text, from, until }: ListedKey,
): DatedKey | { reason: KeyFaultReason; text: string } {
  if (!PRINCIPAL.test(person))
    return {
      reason: 'not-a-principal',
      text: `${quoted(person)} can’t be the name of one signer: use letters, digits and hyphens`,
    };
  const wrong = [from, until].find((date) => date !== undefined && !isCalendarDate(date));
  if (wrong !== undefined)
    return {
      reason: 'not-a-date',
      text: `${quoted(wrong)} is no day, so it is not known when the key counts: write it as 2026-12-31`,
    };
  const result = parsePublicKey(text);
  return result.ok ? { key: result.key, from, until } : { reason: result.reason, text: result.text };
}

/** The places at which a key stands that more than one person lists, in whatever form: one secret signs for both. */
function findSharedKeys(read: readonly Placed[]): KeyFault[] {
  return [...Map.groupBy(read, ({ dated }) => dated.key.secret).values()].flatMap((places) => {
    const people = new Set(places.map(({ person }) => person));
    if (people.size === 1) return [];
    return places.map(({ person, index, dated }) => {
      const others = [...people].filter((other) => other !== person).sort();
      return {
        person,
        index,
        reason: 'shared' as const,
        text: `the key ${dated.key.fingerprint} is listed for ${others.join(', ')} too, so that it can’t tell who signed: give each person a key of their own`,
        others,
      };
    });
  });
}
