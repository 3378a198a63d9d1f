import type { BlastRadius } from '../../assess/nhi/blast-radius.ts';
import { hasSecret, isActive } from '../../assess/nhi/facts.ts';
import { daysBetween, inWords, periodInWords } from '../../diagnostic/calendar.ts';
import type { NhiData } from '../../validate/schema/nhi.ts';
import type { Fact, Inline } from '../page-parts.ts';
import { dated, personLink, type SiteContext } from '../site-context.ts';
import { counted, nhiWord, sentenceCase } from '../words.ts';

/** What a record says of an identity, with what an incident responder needs first. */
export function nhiFacts(radius: BlastRadius, context: SiteContext): Fact[] {
  const instead = context.audience.instead('nhi-weaknesses');
  if (instead === undefined) return wholeFacts(radius, context);
  const hidden = context.audience.shows('nhi-weaknesses') === 'withheld' ? [...TEXTS, ...DATES] : TEXTS;
  return wholeFacts(radius, context).map((fact) =>
    hidden.includes(fact.term) ? { term: fact.term, lines: [], none: instead } : fact,
  );
}

/** The facts that an audience may see only in full, and those of which it may see the dates. */
const TEXTS = ['Secret', 'Trusts only', 'Sign-ins logged'];
const DATES = ['Last tried', 'Replaced', 'Known leaks'];

function wholeFacts({ entry, secretDue, drillDue }: BlastRadius, context: SiteContext): Fact[] {
  const { data, shared, because } = entry;
  const due = (date: string | undefined, what: string): Inline[] =>
    date !== undefined && isActive(data) ? [`; ${what} by ${inWords(date)}`] : [];
  return [
    { term: 'How to revoke it', lines: text(data.revoke) },
    {
      term: 'Last tried',
      lines: data.revocation_tested ? [[inWords(data.revocation_tested), ...due(drillDue, 'next')]] : [],
    },
    ...(data.account ? [{ term: 'Called there', lines: [[{ code: data.account }]] }] : []),
    { term: 'Owner', lines: data.owner ? [personLink(context, data.owner)] : [] },
    ...(data.revoked ? [{ term: 'Revoked', lines: [dated(data.revoked)] }] : []),
    { term: 'Kind', lines: text(data.kind && nhiWord(data.kind)) },
    { term: 'Environment', lines: text(data.environment && sentenceCase(data.environment)) },
    { term: 'Signs in with', lines: text(data.auth && nhiWord(data.auth)) },
    { term: 'May', lines: (data.privileges ?? []).map((privilege) => [{ code: privilege }]) },
    { term: 'Used by', lines: text(data.used_by?.join(', ')) },
    ...secretFacts(data, due(secretDue, 'to be replaced')),
    ...(data.trust ? [{ term: 'Trusts only', lines: text(trustInWords(data.trust)) }] : []),
    { term: 'Sign-ins logged', lines: text(data.audit && auditInWords(data.audit)) },
    { term: 'Vendor', lines: text(data.vendor), ...(data.vendor === null ? { none: 'none, it is our own' } : {}) },
    {
      term: 'Known leaks',
      lines: (data.exposures ?? []).map((leak) => [leakInWords(leak)]),
      ...(data.exposures === undefined ? {} : { none: 'none' }),
    },
    ...(shared ? [{ term: 'Why it is shared', lines: text(because) }] : []),
  ];
}

function text(value: string | undefined | null): readonly (readonly Inline[])[] {
  return value ? [[value]] : [];
}

function secretFacts(data: NhiData, due: readonly Inline[]): Fact[] {
  const { secret } = data;
  if (secret === undefined) return [{ term: 'Secret', lines: [], ...(hasSecret(data) ? {} : { none: 'no secret' }) }];
  const { ref, store, rotated, rotate_every: every, expires } = secret;
  const place: Inline[] = [
    ...(ref === undefined ? ['place not given'] : [{ code: ref }]),
    ...(store === undefined ? [] : [` in ${store}`]),
  ];
  const dates = [
    rotated && inWords(rotated),
    every && `every ${periodInWords(every)}`,
    expires && `expires ${inWords(expires)}`,
  ].filter(Boolean);
  return [
    { term: 'Secret', lines: [place] },
    { term: 'Replaced', lines: dates.length > 0 ? [[dates.join(', '), ...due]] : [] },
  ];
}

function trustInWords({ audience, subjects }: NonNullable<NhiData['trust']>): string {
  return [audience && `audience ${audience}`, subjects && `subjects ${subjects.join(', ')}`].filter(Boolean).join('; ');
}

function auditInWords({ log, retained, attributable }: NonNullable<NhiData['audit']>): string {
  const traced = attributable === undefined ? undefined : `${attributable ? '' : 'not '}traceable to it alone`;
  return [log ?? 'no log is named', retained && `kept ${periodInWords(retained)}`, traced].filter(Boolean).join(', ');
}

/** With how long it took to close, which is what an organisation learns from. */
function leakInWords({ found, by, resolved }: NonNullable<NhiData['exposures']>[number]): string {
  const closed =
    resolved === undefined
      ? 'not closed'
      : `closed ${resolved === found ? 'the same day' : `${inWords(resolved)}, ${counted(daysBetween(found, resolved), 'day')} later`}`;
  return `found ${inWords(found)}${by ? ` by ${by}` : ''}, ${closed}`;
}
