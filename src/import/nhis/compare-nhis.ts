import type { NhiEntry } from '../../assess/nhi/entries.ts';
import { isActive } from '../../assess/nhi/facts.ts';
import { inWords } from '../../diagnostic/calendar.ts';
import type { Export, FoundNhi } from './found.ts';
import { slugOf } from './slug.ts';

/** An identity that the export and the registry both know. */
export interface Matched {
  readonly found: FoundNhi;
  readonly entry: NhiEntry;
  /** Where they differ, a sentence each. */
  readonly differences: readonly string[];
}

export interface Comparison {
  readonly matched: readonly Matched[];
  /** In the account and not in the registry. */
  readonly onlyFound: readonly FoundNhi[];
  /** In the registry, active, and not in the account that the export is of. */
  readonly onlyRecorded: readonly NhiEntry[];
}

/** Matches by what each is called where it lives, else by its id; what matched once is not matched again. */
export function compareNhis({ found, covers }: Export, entries: ReadonlyMap<string, NhiEntry>): Comparison {
  const byAccount = new Map(
    [...entries.values()].flatMap((entry) => (entry.data.account ? [[entry.data.account, entry]] : [])),
  );
  const taken = new Set<string>();
  const matched: Matched[] = [];
  const onlyFound: FoundNhi[] = [];
  for (const one of found) {
    const named = entries.get(slugOf(one.name));
    const entry = byAccount.get(one.account) ?? (named?.data.account === undefined ? named : undefined);
    if (entry === undefined || taken.has(entry.id)) onlyFound.push(one);
    else {
      taken.add(entry.id);
      matched.push({ found: one, entry, differences: differences(one, entry) });
    }
  }
  const onlyRecorded = [...entries.values()].filter(
    ({ id, data }) => !taken.has(id) && isActive(data) && data.account !== undefined && covers(data.account),
  );
  return { matched, onlyFound, onlyRecorded };
}

function differences({ fields, active }: FoundNhi, { data }: NhiEntry): string[] {
  const said: string[] = [];
  if (active === true && !isActive(data)) said.push('the record says that it is revoked, and it can still act');
  if (active === false && isActive(data)) said.push('it can no longer act, and the record says that it is active');
  const [rotated, recorded] = [fields.secret?.rotated, data.secret?.rotated];
  if (rotated !== undefined && recorded !== undefined && rotated !== recorded)
    said.push(
      `its secret was replaced on ${inWords(rotated)}, ${rotated > recorded ? 'later' : 'earlier'} than the record says (${inWords(recorded)})`,
    );
  if (rotated !== undefined && recorded === undefined)
    said.push(`its secret was replaced on ${inWords(rotated)}, and the record gives no day`);
  const [expires, until] = [fields.secret?.expires, data.secret?.expires];
  if (expires !== undefined && until !== undefined && expires !== until)
    said.push(`its secret expires on ${inWords(expires)}, and the record says ${inWords(until)}`);
  if (fields.auth !== undefined && data.auth !== undefined && fields.auth !== data.auth)
    said.push(`it signs in by ${fields.auth}, and the record says ${data.auth}`);
  if (fields.used_by?.includes('human') && !data.used_by?.includes('human'))
    said.push('people can sign in with it, and the record does not say so');
  said.push(...privileges(fields.privileges, data.privileges));
  return said;
}

function privileges(found: readonly string[] | undefined, recorded: readonly string[] | undefined): string[] {
  if (found === undefined || recorded === undefined) return [];
  const more = found.filter((privilege) => !recorded.includes(privilege));
  const less = recorded.filter((privilege) => !found.includes(privilege));
  return [
    ...(more.length > 0 ? [`it may do more than the record says: ${shown(more)}`] : []),
    ...(less.length > 0 ? [`the record lists what it may not do: ${shown(less)}`] : []),
  ];
}

const MOST = 12;

function shown(words: readonly string[]): string {
  return words.length > MOST ? `${words.slice(0, MOST).join(', ')} and ${words.length - MOST} more` : words.join(', ');
}
