/** Small exports of an invented organisation, in the shapes that the platforms print. */

const HEADER =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,' +
  [1, 2]
    .map(
      (n) =>
        `access_key_${n}_active,access_key_${n}_last_rotated,access_key_${n}_last_used_date,access_key_${n}_last_used_region,access_key_${n}_last_used_service`,
    )
    .join(',') +
  ',cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';

const NO_KEY = 'false,N/A,N/A,N/A,N/A';
const NO_CERT = 'false,N/A,false,N/A';
const ARN = 'arn:aws:iam::111122223333';

export const CREDENTIAL_REPORT = [
  HEADER,
  `<root_account>,${ARN}:root,2024-01-02T03:04:05+00:00,not_supported,no_information,not_supported,not_supported,true,${NO_KEY},${NO_KEY},${NO_CERT}`,
  `svc-order-helper,${ARN}:user/svc-order-helper,2024-01-02T03:04:05+00:00,false,N/A,N/A,N/A,false,true,2026-02-20T23:30:00+00:00,no_information,N/A,N/A,true,2025-11-03T00:00:00+00:00,N/A,N/A,N/A,${NO_CERT}`,
  `old-export,${ARN}:user/old-export,2024-01-02T03:04:05+00:00,false,N/A,N/A,N/A,false,${NO_KEY},${NO_KEY},${NO_CERT}`,
  `mia,${ARN}:user/mia,2024-01-02T03:04:05+00:00,true,2026-02-01T00:00:00+00:00,2026-01-01T00:00:00+00:00,N/A,true,${NO_KEY},${NO_KEY},${NO_CERT}`,
].join('\n');

/** What `aws iam get-credential-report` prints. */
export const WRAPPED_REPORT = JSON.stringify({
  Content: Buffer.from(CREDENTIAL_REPORT).toString('base64'),
  ReportFormat: 'text/csv',
  GeneratedTime: '2026-03-01T08:00:00+00:00',
});

const document = (action: string | string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
});

export const AUTHORIZATION = JSON.stringify({
  UserDetailList: [
    {
      UserName: 'svc-order-helper',
      Arn: `${ARN}:user/svc-order-helper`,
      GroupList: ['readers'],
      UserPolicyList: [{ PolicyName: 'own', PolicyDocument: document('drafts:write') }],
      Tags: [
        { Key: 'Owner', Value: 'Order desk' },
        { Key: 'env', Value: 'PROD' },
      ],
    },
  ],
  GroupDetailList: [
    {
      GroupName: 'readers',
      GroupPolicyList: [
        {
          PolicyName: 'r',
          PolicyDocument: encodeURIComponent(JSON.stringify(document(['orders:read', 'refunds:read']))),
        },
      ],
    },
  ],
  RoleDetailList: [
    {
      RoleName: 'deploy',
      Path: '/',
      Arn: `${ARN}:role/deploy`,
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRoleWithWebIdentity',
            Principal: { Federated: `${ARN}:oidc-provider/ci.nordlys.example` },
            Condition: {
              StringEquals: { 'ci.nordlys.example:aud': 'sts', 'ci.nordlys.example:sub': 'repo:nordlys/orders' },
            },
          },
        ],
      },
      AttachedManagedPolicies: [
        { PolicyName: 'Deploy', PolicyArn: 'arn:p' },
        { PolicyName: 'Elsewhere', PolicyArn: 'arn:q' },
      ],
    },
    { RoleName: 'made', Path: '/aws-service-role/x/', Arn: `${ARN}:role/aws-service-role/x/made` },
  ],
  Policies: [
    {
      Arn: 'arn:p',
      PolicyVersionList: [
        { VersionId: 'v1', IsDefaultVersion: false, Document: document('*') },
        { VersionId: 'v2', IsDefaultVersion: true, Document: document('ecs:UpdateService') },
      ],
    },
  ],
});

export const SPIRE = JSON.stringify({
  entries: [
    {
      spiffe_id: 'spiffe://nordlys.example/orders',
      parent_id: 'spiffe://nordlys.example/node',
      ttl: 200,
      federates_with: 'partner.example',
    },
    {
      spiffe_id: { trust_domain: 'nordlys.example', path: '/orders' },
      x509_svid_ttl: 600,
      federates_with: ['partner.example'],
      admin: true,
    },
  ],
});

/** A secret's value beside its redacted form, cut in two so that no scanner takes this file for a leak. */
export const ENTRA_SECRET = `a1B8${'Q~'}${'a1B2c3D4'.repeat(4)}`;

export const ENTRA = JSON.stringify({
  value: [
    {
      appId: '0f0e0d0c-1111-2222-3333-444455556666',
      displayName: 'Order Helper',
      tags: ['env:staging', 'WindowsAzureActiveDirectoryIntegratedApp'],
      passwordCredentials: [
        { startDateTime: '2025-06-01T00:00:00Z', endDateTime: '2025-12-01T00:00:00Z', hint: 'old' },
        {
          startDateTime: '2026-01-05T00:00:00Z',
          endDateTime: '2026-07-05T00:00:00Z',
          hint: 'a1B',
          secretText: ENTRA_SECRET,
        },
      ],
      requiredResourceAccess: [
        {
          resourceAppId: 'graph',
          resourceAccess: [
            { id: 'mail', type: 'Role' },
            { id: 'me', type: 'Scope' },
          ],
        },
      ],
    },
  ],
});

export const GCP = JSON.stringify([
  {
    email: 'orders@nordlys-prod.iam.gserviceaccount.example',
    displayName: 'Orders',
    disabled: false,
    keys: [
      { keyType: 'SYSTEM_MANAGED', validAfterTime: '2020-01-01T00:00:00Z' },
      {
        keyType: 'USER_MANAGED',
        validAfterTime: '2026-01-02T00:00:00Z',
        validBeforeTime: '9999-12-31T23:59:59Z',
        privateKeyData: 'never read',
      },
    ],
  },
  { email: 'quiet@nordlys-prod.iam.gserviceaccount.example', disabled: true },
]);

export const GITHUB = JSON.stringify([
  {
    token_id: 7,
    token_name: 'Release bot',
    owner: { login: 'mia' },
    repository_selection: 'all',
    permissions: { repository: { contents: 'write', metadata: 'read' } },
    token_expired: false,
    token_expires_at: null,
  },
]);

export const TABLE =
  'account,name,kind,auth,privileges,rotated,expires,cost\nbox-7/orders,svc-order-helper,service-account,oidc,orders:read; drafts:write,2026-02-16,31/12/2026,12\n';
