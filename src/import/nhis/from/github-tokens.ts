import { isRecord } from '../../../validate/lenient.ts';
import { type FoundNhi, known, type ReadExport } from '../found.ts';
import { dayOf, identified, jsonOf, textAt } from '../values.ts';

/** Fine-grained personal access tokens of an organisation, as `GET /orgs/ORG/personal-access-tokens` lists them. */
export const readGithubTokens: ReadExport = (text) => {
  const json = jsonOf(text);
  if (!Array.isArray(json)) return { why: 'it is no JSON list of tokens' };
  const read = identified(json, 'token_id', (token) => idOf(token) !== undefined);
  if ('why' in read) return read;
  const found = read.entries.map((token) => tokenOf(token, `github-token:${idOf(token)}`));
  return { found, covers: (account) => account.startsWith('github-token:'), left: read.left };
};

/** Of what the list shows; a token of another kind has an `id` too, and nothing of what makes this one. */
function idOf(token: Record<string, unknown>): number | string | undefined {
  const id = token['token_id'] ?? (Object.hasOwn(token, 'token_name') ? token['id'] : undefined);
  return typeof id === 'number' || typeof id === 'string' ? id : undefined;
}

function tokenOf(token: Record<string, unknown>, account: string): FoundNhi {
  const owner = isRecord(token['owner']) ? textAt(token['owner'], 'login') : undefined;
  const name = textAt(token, 'token_name') ?? account;
  const expires = dayOf(textAt(token, 'token_expires_at'));
  return {
    account,
    name,
    ...(typeof token['token_expired'] === 'boolean' ? { active: !token['token_expired'] } : {}),
    ...(owner === undefined ? {} : { ownedBy: owner }),
    fields: known({
      title: name,
      kind: 'token',
      auth: 'static-secret',
      privileges: isRecord(token['permissions']) ? permissionsOf(token['permissions']) : undefined,
      secret: expires === undefined ? undefined : { expires },
    }),
    notes: [
      ...(token['token_expires_at'] === null ? ['it never expires'] : []),
      ...(token['repository_selection'] === 'all' ? ['it reaches every repository'] : []),
      ...(owner === undefined ? [] : [`it belongs to the account of ${owner} and ends with it`]),
    ],
  };
}

/** `{ repository: { contents: 'read' } }` as `repository.contents:read`. */
function permissionsOf(permissions: Record<string, unknown>): string[] {
  return Object.entries(permissions)
    .flatMap(([area, of]) =>
      Object.entries(isRecord(of) ? of : {}).map(([what, level]) => `${area}.${what}:${String(level)}`),
    )
    .sort();
}
