import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { nhiEntries } from '../../../src/assess/nhi/entries.ts';
import { importNhis, type NhiImport, SOURCES } from '../../../src/import/nhis/import-nhis.ts';
import { comparisonText } from '../../../src/import/nhis/render-comparison.ts';
import { AS_OF, gateWith } from '../../rules/registry.ts';
import {
  AUTHORIZATION,
  CREDENTIAL_REPORT,
  ENTRA,
  ENTRA_SECRET,
  GCP,
  GITHUB,
  SPIRE,
  TABLE,
  WRAPPED_REPORT,
} from './samples.ts';

/** What is made of an export beside the base registry, in which the identity of Order Helper may have an account. */
async function imported(from: string, text: string, account?: string): Promise<NhiImport> {
  const { assessment } = await gateWith([]);
  const read = SOURCES.get(from);
  if (!assessment || !read) throw new Error('There is nothing to import with');
  const entries = new Map(
    [...nhiEntries(assessment.registry)].map(([id, entry]) => [
      id,
      id === 'svc-order-helper' && account ? { ...entry, data: { ...entry.data, account } } : entry,
    ]),
  );
  const result = await importNhis({ bytes: Buffer.from(text), read, asOf: AS_OF, entries });
  if ('why' in result) throw new Error(result.why);
  return result;
}

describe('an AWS credential report', () => {
  test.each([
    ['as CSV', CREDENTIAL_REPORT],
    ['in JSON with base64', WRAPPED_REPORT],
  ])('%s: two keys, three nothings, people left out', async (_, text) => {
    const { export: read, comparison } = await imported('aws-credential-report', text);
    expect(read.found.map(({ name, active }) => `${name} ${active}`)).toEqual([
      'svc-order-helper true',
      'old-export false',
    ]);
    const [matched] = comparison.matched;
    expect(matched?.entry.id).toBe('svc-order-helper');
    expect(matched?.differences).toContain(
      'its secret was replaced on 3 November 2025, earlier than the record says (16 February 2026)',
    );
    expect(matched?.found.notes).toEqual([
      'two access keys are active; the older one counts as the last replacement',
      'nobody knows when access key 1 was last used',
      'access key 2 was never used',
    ]);
    expect(read.left).toEqual(['1 with a password and no key: people, not machines']);
  });

  test('misses what the registry says is in that account, and nothing of another', async () => {
    const gone = await imported('aws-credential-report', CREDENTIAL_REPORT, 'arn:aws:iam::111122223333:user/gone');
    expect(gone.comparison.onlyRecorded.map(({ id }) => id)).toEqual(['svc-order-helper']);
    const other = await imported('aws-credential-report', CREDENTIAL_REPORT, 'arn:aws:iam::999:user/gone');
    expect(other.comparison.onlyRecorded).toEqual([]);
  });
});

test('AWS authorization details give privileges through groups and policies, limits of trust, and tags', async () => {
  const { export: read, comparison } = await imported('aws-account-authorization', AUTHORIZATION);
  const [user, role] = read.found;
  expect(user).toMatchObject({ ownedBy: 'Order desk', fields: { environment: 'production' } });
  expect(comparison.matched[0]?.differences).toEqual(['it may do more than the record says: refunds:read']);
  expect(role?.fields).toMatchObject({
    auth: 'oidc',
    privileges: ['ecs:UpdateService', 'policy/Elsewhere'],
    trust: { audience: 'sts', subjects: ['repo:nordlys/orders'] },
  });
  expect(read.left).toEqual(['1 roles that AWS made for its own services']);
});

test('SPIRE entries: ids as text or in parts, both lifetimes, federation as text or list', async () => {
  const { export: read } = await imported('spire-entries', SPIRE);
  expect(read.found).toHaveLength(1);
  expect(read.found[0]).toMatchObject({ account: 'spiffe://nordlys.example/orders', name: 'orders' });
  expect(read.found[0]?.fields.privileges).toEqual(['spire-server:admin']);
  expect(read.found[0]?.notes).toEqual([
    'its certificate lives for 200 seconds and is renewed by the agent',
    'it federates with partner.example',
    'its certificate lives for 600 seconds and is renewed by the agent',
    '2 entries',
  ]);
});

test('Entra applications: the value of a secret is counted, and neither read nor shown', async () => {
  const result = await imported('entra-applications', ENTRA);
  expect(result.secrets).toEqual(['Entra client secret']);
  expect(JSON.stringify(result) + comparisonText(result, 'apps.json')).not.toContain(ENTRA_SECRET.slice(8));
  expect(result.export.found[0]?.fields).toEqual({
    title: 'Order Helper',
    kind: 'oauth-app',
    environment: 'staging',
    auth: 'static-secret',
    privileges: ['graph/mail'],
    secret: { rotated: '2026-01-05', expires: '2026-07-05' },
  });
});

test('GCP accounts: keys of Google are none, the year 9999 is no expiry, and silence about keys stays unknown', async () => {
  const { export: read } = await imported('gcp-service-accounts', GCP);
  const [orders, quiet] = read.found;
  expect(orders?.fields).toMatchObject({ auth: 'signed-jwt', secret: { rotated: '2026-01-02' } });
  expect(orders?.fields.secret).not.toHaveProperty('expires');
  expect(quiet).toMatchObject({ active: false, notes: ['the export says nothing of its keys'] });
  expect(quiet?.fields).not.toHaveProperty('auth');
});

test('GitHub tokens: permissions by area, no expiry said as such', async () => {
  const { export: read } = await imported('github-tokens', GITHUB);
  expect(read.found[0]).toMatchObject({
    account: 'github-token:7',
    ownedBy: 'mia',
    fields: { privileges: ['repository.contents:write', 'repository.metadata:read'] },
  });
  expect(read.found[0]?.notes).toContain('it never expires');
});

test('a table: unknown columns are named, and a date in another form is not repaired', async () => {
  const { export: read, comparison } = await imported('csv', TABLE);
  expect(read.left).toEqual(['1 columns that nothing reads: cost']);
  expect(read.found[0]?.notes).toEqual(['its expires is not one that a record knows']);
  expect(comparison.matched[0]?.differences).toEqual([]);
});

test('a field in which somebody put a secret is refused, and said by name only', async () => {
  const text = `account,ref,title\nbox-7,${ENTRA_SECRET},Orders\n`;
  const { export: read, drafts } = await imported('csv', text);
  expect(read.found[0]?.fields).toEqual({ title: 'Orders' });
  expect(read.found[0]?.notes).toEqual(['its secret is shaped like a secret and was not taken']);
  expect(drafts).not.toContain('•');
});

describe('a file that is not such an export', () => {
  const OTHERS = ['{}', '[1,2]', '"x"', 'null', '[{"hello":"world"}]', '{"value":[{}]}', '{"entries":[{"id":1}]}', ''];
  const FALSE_TABLES = ['hello,world\n', 'hello,world\n1,2\n', 'account\n\n"', '<html></html>'];
  const FALSE_LISTS = ['{"RoleDetailList":[{}]}', '{"RoleDetailList":5}', '{"accounts":{}}', '[{"id":7}]'];

  test.each([...SOURCES.keys()])('is refused by %s, never read as an account without identities', (from) => {
    const read = SOURCES.get(from);
    const texts = [...OTHERS, ...FALSE_TABLES, ...FALSE_LISTS];
    const accepted = texts.filter((text) => !('why' in (read?.(text, AS_OF) ?? {})));
    expect(accepted).toEqual([]);
  });

  test('is told by what it lacks', () => {
    const why = (from: string, text: string) => SOURCES.get(from)?.(text, AS_OF);
    expect(why('aws-credential-report', 'hello,world\n')).toEqual({
      why: 'it has no column user and no arn and no password_enabled and no access_key_1_active',
    });
    expect(why('entra-applications', '[{"hello":"world"}]')).toEqual({ why: 'nothing that it lists has appId' });
    expect(why('csv', 'account,owner\n,anna\n')).toEqual({ why: 'no row of it names an account' });
  });

  test('differs from an account that has none, and from one of which some say who they are', async () => {
    expect((await imported('entra-applications', '{"value":[]}')).export.found).toEqual([]);
    expect((await imported('csv', 'account,owner\n')).export.found).toEqual([]);
    const some = await imported('gcp-service-accounts', '[{"email":"a@p.example"},{"name":"b"}]');
    expect(some.export.left).toEqual(['1 without email']);
  });
});

describe('drafts', () => {
  test('are YAML that a record takes, without an owner, each with an id of its own', async () => {
    const { drafts } = await imported(
      'aws-account-authorization',
      AUTHORIZATION.replaceAll('deploy', 'svc order-helper'),
    );
    const list = load(drafts) as Record<string, unknown>[];
    expect(list.map(({ id, owner }) => [id, owner])).toEqual([['svc-order-helper-2', undefined]]);
    const { diagnostics } = await gateWith([
      { path: 'systems/order-helper.mdx', language: 'yaml', text: `nhis: ${JSON.stringify(list)}\ntools: []` },
    ]);
    expect(diagnostics.filter(({ code }) => code.startsWith('schema/'))).toEqual([]);
  });

  test('hold nothing that a comment could carry into the fields', async () => {
    const { drafts } = await imported(
      'aws-account-authorization',
      AUTHORIZATION.replace('Order desk', String.raw`x\n- id: evil\u2028- id: worse`).replaceAll(
        'svc-order-helper',
        'a',
      ),
    );
    expect((load(drafts) as unknown[]).length).toBe(2);
  });
});

test.each([...SOURCES.keys()])(
  '%s: what is something else is refused with a reason, and never throws',
  async (from) => {
    const read = SOURCES.get(from);
    for (const text of ['', '{', '[]', '{"entries": 1}', 'null', 'a,b\n1,2', '"', '{"Content": "bm90IGNzdg=="}'])
      expect(typeof read?.(text, AS_OF)).toBe('object');
  },
);
