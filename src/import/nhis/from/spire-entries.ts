import { isRecord } from '../../../validate/lenient.ts';
import { type FoundNhi, known, type ReadExport } from '../found.ts';
import { identified, jsonOf, textAt, texts } from '../values.ts';

/** SPIRE registration entries, as a file for `spire-server entry create -data` or as `entry show -output json` prints them. */
export const readSpireEntries: ReadExport = (text) => {
  const json = jsonOf(text);
  if (!isRecord(json) || !Array.isArray(json['entries'])) return { why: 'it is no JSON with a list of entries' };
  const read = identified(json['entries'], 'spiffe_id', (entry) => spiffeId(entry['spiffe_id']) !== undefined);
  if ('why' in read) return read;
  const found = read.entries.map((entry) => entryOf(entry, spiffeId(entry['spiffe_id']) ?? ''));
  const domains = new Set(found.map(({ account }) => domainOf(account)));
  return { found: merged(found), covers: (id) => domains.has(domainOf(id)), left: read.left };
};

function domainOf(id: string): string | undefined {
  return /^spiffe:\/\/([^/]+)/.exec(id)?.[1];
}

/** Written as text, or as trust domain and path. */
function spiffeId(value: unknown): string | undefined {
  if (typeof value === 'string') return domainOf(value) && value;
  if (!isRecord(value)) return undefined;
  const domain = textAt(value, 'trust_domain');
  return domain && `spiffe://${domain}${textAt(value, 'path') ?? ''}`;
}

function entryOf(entry: Record<string, unknown>, id: string): FoundNhi {
  const ttl = [entry['x509_svid_ttl'], entry['ttl']].map(Number).find((seconds) => seconds > 0);
  const federates = texts(entry['federates_with']).filter((domain) => domain !== '');
  return {
    account: id,
    name: id.replace(/^spiffe:\/\/[^/]+\/?/, '') || (domainOf(id) ?? id),
    active: true,
    fields: known({
      kind: 'workload-identity',
      privileges: entry['admin'] === true ? ['spire-server:admin'] : undefined,
    }),
    // An entry is good for certificates and for signed tokens alike, so how it signs in is not told.
    notes: [
      ...(ttl === undefined ? [] : [`its certificate lives for ${ttl} seconds and is renewed by the agent`]),
      ...(federates.length > 0 ? [`it federates with ${federates.join(', ')}`] : []),
      ...(entry['downstream'] === true ? ['it may issue identities itself'] : []),
    ],
  };
}

/** One identity may have several entries, one for each place where it may run. */
function merged(found: readonly FoundNhi[]): FoundNhi[] {
  return [...Map.groupBy(found, ({ account }) => account).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const privileges = same.flatMap(({ fields }) => fields.privileges ?? []);
    return [
      {
        ...first,
        fields: { ...first.fields, ...(privileges.length > 0 ? { privileges: [...new Set(privileges)] } : {}) },
        notes: [...new Set(same.flatMap(({ notes }) => notes)), ...(same.length > 1 ? [`${same.length} entries`] : [])],
      },
    ];
  });
}
