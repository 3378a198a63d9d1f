import { isRecord } from '../../../validate/lenient.ts';
import { type FoundNhi, known, type ReadExport } from '../found.ts';
import { dayOf, identified, jsonOf, latest, listAt, oldest, tagged, textAt, texts } from '../values.ts';

type Fields = Record<string, unknown>;
const APP_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Applications as Microsoft Graph lists them. Of a credential only its dates are read; `secretText` and `hint` never. */
export const readEntraApplications: ReadExport = (text, asOf) => {
  const json = jsonOf(text);
  const list = isRecord(json) ? json['value'] : json;
  if (!Array.isArray(list)) return { why: 'it is no JSON list of applications' };
  const read = identified(list, 'appId');
  if ('why' in read) return read;
  const found = read.entries.map((app) => appOf(app, textAt(app, 'appId') ?? '', asOf));
  return { found, covers: (account) => APP_ID.test(account), left: read.left };
};

function appOf(app: Fields, id: string, asOf: string): FoundNhi {
  const live = (key: string) => listAt(app, key).filter((one) => (dayOf(textAt(one, 'endDateTime')) ?? asOf) >= asOf);
  const [secrets, keys, federated] = [
    live('passwordCredentials'),
    live('keyCredentials'),
    listAt(app, 'federatedIdentityCredentials'),
  ];
  const own = [...secrets, ...keys];
  const [rotated, expires] = [
    oldest(own.map((one) => dayOf(textAt(one, 'startDateTime')))),
    latest(own.map((one) => dayOf(textAt(one, 'endDateTime')))),
  ];
  const [first] = federated;
  const { ownedBy, environment } = tagged(tagsOf(app));
  return {
    account: id,
    name: textAt(app, 'displayName') ?? id,
    ...(ownedBy ? { ownedBy } : {}),
    fields: known({
      title: textAt(app, 'displayName'),
      kind: 'oauth-app',
      environment,
      // The weakest way in is the one that counts.
      auth: secrets.length > 0 ? 'static-secret' : keys.length > 0 ? 'signed-jwt' : first ? 'oidc' : undefined,
      privileges: rolesOf(app),
      trust: first && trustOf(first),
      secret: rotated === undefined ? undefined : { rotated, ...(expires === undefined ? {} : { expires }) },
    }),
    notes: [
      ...(own.length > 1 ? [`${own.length} credentials can be used; the oldest counts as the last replacement`] : []),
      ...(federated.length > 1 ? [`${federated.length} federated credentials; the first is shown`] : []),
    ],
  };
}

/** Permissions that the application has by itself; the export knows their ids and not their names. */
function rolesOf(app: Fields): string[] | undefined {
  const roles = listAt(app, 'requiredResourceAccess').flatMap((resource) =>
    listAt(resource, 'resourceAccess')
      .filter((access) => textAt(access, 'type') === 'Role')
      .map((access) => `${textAt(resource, 'resourceAppId') ?? ''}/${textAt(access, 'id') ?? ''}`),
  );
  return Array.isArray(app['requiredResourceAccess']) ? [...new Set(roles)].sort() : undefined;
}

function trustOf(federated: Fields): FoundNhi['fields']['trust'] {
  const [audience] = texts(federated['audiences']);
  const subject = textAt(federated, 'subject');
  return { ...(audience ? { audience } : {}), ...(subject ? { subjects: [subject] } : {}) };
}

/** Tags of an application are texts; those with a colon name a value. */
function tagsOf(app: Fields): ReadonlyMap<string, string> {
  return new Map(
    texts(app['tags']).flatMap((tag): [string, string][] => {
      const at = tag.indexOf(':');
      return at === -1 ? [] : [[tag.slice(0, at).trim().toLowerCase(), tag.slice(at + 1).trim()]];
    }),
  );
}
