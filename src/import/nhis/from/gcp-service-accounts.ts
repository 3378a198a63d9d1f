import { isRecord } from '../../../validate/lenient.ts';
import { type FoundNhi, known, type ReadExport } from '../found.ts';
import { dayOf, identified, jsonOf, latest, listAt, oldest, textAt } from '../values.ts';

/**
 * The JSON of `gcloud iam service-accounts list`, each with its `keys` as `keys list` prints them, where somebody put
 * them in. Keys that Google manages are none that anybody could copy. `9999-12-31` is no expiry at all.
 */
export const readServiceAccounts: ReadExport = (text) => {
  const json = jsonOf(text);
  const list = isRecord(json) ? json['accounts'] : json;
  if (!Array.isArray(list)) return { why: 'it is no JSON list of service accounts' };
  const read = identified(list, 'email');
  if ('why' in read) return read;
  const found = read.entries.map((account) => accountOf(account, textAt(account, 'email') ?? ''));
  const projects = new Set(found.map(({ account }) => account.slice(account.indexOf('@'))));
  return {
    found,
    covers: (email) => email.includes('@') && projects.has(email.slice(email.indexOf('@'))),
    left: read.left,
  };
};

function accountOf(account: Record<string, unknown>, email: string): FoundNhi {
  const told = Object.hasOwn(account, 'keys');
  const keys = listAt(account, 'keys').filter(
    (key) => textAt(key, 'keyType') !== 'SYSTEM_MANAGED' && key['disabled'] !== true,
  );
  const ends = keys.map((key) => dayOf(textAt(key, 'validBeforeTime')));
  const endless = ends.some((day) => day?.startsWith('9999'));
  const [rotated, expires] = [oldest(keys.map((key) => dayOf(textAt(key, 'validAfterTime')))), latest(ends)];
  return {
    account: email,
    name: email.split('@')[0] ?? email,
    active: account['disabled'] !== true,
    fields: known({
      title: textAt(account, 'displayName'),
      kind: 'service-account',
      auth: keys.length > 0 ? 'signed-jwt' : told ? 'iam-role' : undefined,
      secret:
        keys.length === 0 || rotated === undefined
          ? undefined
          : { rotated, ...(expires === undefined || endless ? {} : { expires }) },
    }),
    notes: [
      ...(told ? [] : ['the export says nothing of its keys']),
      ...(endless ? ['a key of it never expires'] : []),
      ...(keys.length > 1 ? [`${keys.length} keys can be used; the oldest counts as the last replacement`] : []),
    ],
  };
}
