import { nameOf } from '../../assess/names.ts';
import type { NhiEntry } from '../../assess/nhi/entries.ts';
import { hasSecret, isActive } from '../../assess/nhi/facts.ts';
import { compare } from '../../diagnostic/compare.ts';
import { addPeriod } from '../../diagnostic/calendar.ts';
import { type SiteContext } from '../site-context.ts';
import { nhiWord, sentenceCase } from '../words.ts';

/** One way to narrow identities down. Each value has a page of its own, so that it works without script. */
export interface Facet {
  /** In the address. */
  readonly id: string;
  readonly title: string;
  /** The value of an identity, for the address; undefined where nobody wrote it down. */
  readonly of: (entry: NhiEntry, context: SiteContext) => string | undefined;
  readonly word: (value: string, context: SiteContext) => string;
  /** The order of the values, where it is not that of their words. */
  readonly order?: readonly string[];
  /** Whether it tells where identities are weak. */
  readonly isWeakness?: true;
}

export interface FacetValue {
  readonly facet: Facet;
  readonly value: string;
  readonly title: string;
  readonly href: string;
  readonly entries: readonly NhiEntry[];
}

/** How old a secret was on the day that everything is judged on. */
const AGES = [
  ['up-to-30-days', 'P30D', 'up to 30 days'],
  ['up-to-90-days', 'P90D', '31 to 90 days'],
  ['up-to-180-days', 'P180D', '91 to 180 days'],
  ['up-to-365-days', 'P365D', '181 to 365 days'],
] as const;
const OLDER = 'over-365-days';
const NO_SECRET = 'no-secret';
const UNKNOWN = 'unknown';

/** Those that an audience may see. */
export function facetsFor({ audience }: SiteContext): readonly Facet[] {
  return FACETS.filter(({ isWeakness }) => !isWeakness || audience.shows('nhi-weaknesses') !== 'withheld');
}

const FACETS: readonly Facet[] = [
  { id: 'kind', title: 'Kind', of: ({ data }) => data.kind, word: nhiWord },
  { id: 'environment', title: 'Environment', of: ({ data }) => data.environment, word: sentenceCase },
  {
    id: 'store',
    isWeakness: true,
    title: 'Secret kept in',
    of: ({ data }) => data.secret?.store ?? (hasSecret(data) ? undefined : NO_SECRET),
    word: (value) => (value === NO_SECRET ? 'no secret' : value),
  },
  {
    id: 'owner',
    title: 'Owner',
    of: ({ data }) => data.owner,
    word: (value, context) => nameOf(value, context.assessment.registry),
  },
  {
    id: 'age',
    isWeakness: true,
    title: 'Age of the secret',
    of: ageOf,
    word: ageInWords,
    order: [...AGES.map(([id]) => id), OLDER, NO_SECRET, UNKNOWN],
  },
  { id: 'state', title: 'State', of: ({ data }) => (isActive(data) ? 'active' : 'revoked'), word: sentenceCase },
];

function ageOf({ data }: NhiEntry, { assessment: { asOf } }: SiteContext): string | undefined {
  if (!hasSecret(data)) return NO_SECRET;
  const rotated = data.secret?.rotated;
  if (rotated === undefined) return undefined;
  return AGES.find(([, period]) => rotated >= addPeriod(asOf, period, -1))?.[0] ?? OLDER;
}

function ageInWords(value: string): string {
  if (value === NO_SECRET) return 'no secret';
  return AGES.find(([id]) => id === value)?.[2] ?? 'over 365 days';
}

/** The values of a facet that identities have, each with its identities. */
export function facetValues(facet: Facet, all: readonly NhiEntry[], context: SiteContext): FacetValue[] {
  const rank = (value: string) => facet.order?.indexOf(value) ?? (value === UNKNOWN ? 1 : 0);
  return [...Map.groupBy(all, (entry) => facet.of(entry, context) ?? UNKNOWN)]
    .map(([value, entries]) => ({
      facet,
      value,
      title: value === UNKNOWN ? 'not written down' : facet.word(value, context),
      href: `/nhis/by/${facet.id}/${value}/`,
      entries,
    }))
    .sort((a, b) => rank(a.value) - rank(b.value) || compare(a.title, b.title));
}
