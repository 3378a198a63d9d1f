import { isRecord } from '../../../validate/lenient.ts';
import { type FoundNhi, known, type ReadExport } from '../found.ts';
import { identified, jsonOf, listAt, tagged, textAt, texts } from '../values.ts';
import { documentOf, managedPolicies, privilegesOf, statementsOf } from './aws-policies.ts';

type Details = Record<string, unknown>;

/** The JSON of `aws iam get-account-authorization-details`: users and roles with what they may do. */
export const readAccountAuthorization: ReadExport = (text) => {
  const details = jsonOf(text);
  if (!isRecord(details) || !('RoleDetailList' in details || 'UserDetailList' in details))
    return { why: 'it is no JSON with RoleDetailList or UserDetailList' };
  const managed = managedPolicies(details);
  const groups = new Map<string, Details>();
  for (const group of listAt(details, 'GroupDetailList')) groups.set(textAt(group, 'GroupName') ?? '', group);
  const lists = [details['RoleDetailList'] ?? [], details['UserDetailList'] ?? []];
  if (!lists.every(Array.isArray)) return { why: 'its RoleDetailList or UserDetailList is no list' };
  const read = identified(lists.flat(), 'Arn');
  if ('why' in read) return read;
  const named = (key: string) => listAt(details, key).filter((holder) => read.entries.includes(holder));
  const roles = named('RoleDetailList');
  const own = roles.filter((role) => !textAt(role, 'Path')?.startsWith('/aws-service-role/'));
  const users = named('UserDetailList').map((user): FoundNhi => {
    const member = texts(user['GroupList'])
      .map((name) => groups.get(name))
      .filter((group) => group !== undefined);
    const privileges = [
      ...privilegesOf(user, 'UserPolicyList', managed),
      ...member.flatMap((group) => privilegesOf(group, 'GroupPolicyList', managed)),
    ];
    return found(user, 'UserName', { kind: 'service-account', privileges: sorted(privileges) }, []);
  });
  const all = [...users, ...own.map((role) => roleOf(role, managed))];
  const accounts = new Set(all.map(({ account }) => account.split(':')[4]));
  return {
    found: all,
    covers: (arn) => /:(?:user|role)\//.test(arn) && accounts.has(arn.split(':')[4]),
    left: [
      ...(own.length < roles.length ? [`${roles.length - own.length} roles that AWS made for its own services`] : []),
      ...read.left,
    ],
  };
};

function found(holder: Details, name: string, fields: FoundNhi['fields'], notes: readonly string[]): FoundNhi {
  const tags = new Map(
    listAt(holder, 'Tags').map((tag) => [textAt(tag, 'Key')?.toLowerCase() ?? '', textAt(tag, 'Value') ?? '']),
  );
  const { ownedBy, environment } = tagged(tags);
  return {
    account: textAt(holder, 'Arn') ?? '',
    name: textAt(holder, name) ?? '',
    fields: { ...fields, ...(environment ? { environment } : {}) },
    ...(ownedBy ? { ownedBy } : {}),
    notes,
  };
}

function roleOf(role: Details, managed: ReadonlyMap<string, string[]>): FoundNhi {
  const statements = statementsOf(documentOf(role['AssumeRolePolicyDocument']));
  const principals = statements.map((statement) => statement['Principal']);
  const federated = statements.filter(
    ({ Principal: who, Action: action }) =>
      isRecord(who) && 'Federated' in who && texts(action).includes('sts:AssumeRoleWithWebIdentity'),
  );
  const anyone = principals.some((who) => who === '*' || (isRecord(who) && texts(who['AWS']).includes('*')));
  const others = principals.flatMap((who) => (isRecord(who) ? texts(who['AWS']) : []));
  const trust = federated[0] && trustOf(federated[0]);
  return found(
    role,
    'RoleName',
    known({
      kind: 'workload-identity',
      auth: federated.length > 0 ? 'oidc' : 'iam-role',
      privileges: sorted(privilegesOf(role, 'RolePolicyList', managed)),
      trust,
    }),
    [
      ...(anyone ? ['its trust policy lets anyone assume it'] : []),
      ...(others.length > 0 && !anyone ? [`may be assumed by ${others.join(', ')}`] : []),
      ...(federated.length > 1 ? ['it trusts several issuers; the limits of the first are shown'] : []),
    ],
  );
}

/** The limits of a federated role: what its conditions say of `aud` and `sub`. */
function trustOf(statement: Details): FoundNhi['fields']['trust'] {
  const values = new Map<string, string[]>();
  for (const test of Object.values(isRecord(statement['Condition']) ? statement['Condition'] : {})) {
    for (const [key, value] of Object.entries(isRecord(test) ? test : {}))
      values.set(key.slice(key.lastIndexOf(':') + 1), texts(value));
  }
  const [audience, subjects] = [values.get('aud')?.join(' '), values.get('sub')];
  return { ...(audience ? { audience } : {}), ...(subjects ? { subjects } : {}) };
}

function sorted(privileges: readonly string[]): string[] {
  return [...new Set(privileges)].sort();
}
