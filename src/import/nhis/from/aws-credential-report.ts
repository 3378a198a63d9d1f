import { isRecord } from '../../../validate/lenient.ts';
import { type Export, type FoundNhi, known, type ReadExport } from '../found.ts';
import { dayOf, jsonOf, oldest, tableOf, textAt } from '../values.ts';

/**
 * The IAM credential report: CSV, or the JSON of `aws iam get-credential-report` with the CSV in base64. Its three
 * nothings differ: `N/A` is that there is none, `not_supported` that there cannot be one, `no_information` that
 * nobody knows.
 */
export const readCredentialReport: ReadExport = (text) => {
  const csv = unwrapped(text);
  if (csv === undefined) return { why: 'it is neither the CSV of a credential report nor its JSON' };
  const table = tableOf(csv);
  if ('why' in table) return table;
  const missing = NEEDED.filter((column) => !table.columns.includes(column));
  if (missing.length > 0) return { why: `it has no column ${missing.join(' and no ')}` };
  const rows = table.rows.filter((row) => row['arn']);
  // Every account has its root, so that a report of nobody is a piece of one.
  return rows.length === 0 ? { why: 'it has no row, not even that of the root account' } : reportOf(rows);
};

const NEEDED = ['user', 'arn', 'password_enabled', 'access_key_1_active'];

function unwrapped(text: string): string | undefined {
  if (!text.trimStart().startsWith('{')) return text;
  const json = jsonOf(text);
  const content = isRecord(json) ? textAt(json, 'Content') : undefined;
  if (content === undefined) return undefined;
  return content.includes(',') ? content : Buffer.from(content, 'base64').toString('utf8');
}

function reportOf(rows: readonly Record<string, string>[]): Export {
  const accounts = new Set(rows.map((row) => accountOf(row['arn'] ?? '')));
  const people = rows.filter((row) => !hasKey(row) && row['password_enabled'] === 'true');
  return {
    found: rows.filter((row) => !people.includes(row) && !isBareRoot(row)).map(userOf),
    covers: (arn) => /:user\//.test(arn) && accounts.has(accountOf(arn)),
    left: people.length > 0 ? [`${people.length} with a password and no key: people, not machines`] : [],
  };
}

function accountOf(arn: string): string | undefined {
  return arn.split(':')[4];
}

function isBareRoot(row: Record<string, string>): boolean {
  return row['user'] === '<root_account>' && !hasKey(row);
}

/** The numbers of the keys and certificates of one kind that can be used. */
function activeOf(row: Record<string, string>, kind: 'access_key' | 'cert'): number[] {
  return [1, 2].filter((number) => row[`${kind}_${number}_active`] === 'true');
}

function hasKey(row: Record<string, string>): boolean {
  return activeOf(row, 'access_key').length + activeOf(row, 'cert').length > 0;
}

function userOf(row: Record<string, string>): FoundNhi {
  const [keys, certs] = [activeOf(row, 'access_key'), activeOf(row, 'cert')];
  const days = [
    ...keys.map((number) => row[`access_key_${number}_last_rotated`]),
    ...certs.map((number) => row[`cert_${number}_last_rotated`]),
  ];
  const rotated = oldest(days.map(dayOf));
  const signsIn = row['password_enabled'] === 'true';
  const root = row['user'] === '<root_account>';
  return {
    account: row['arn'] ?? '',
    name: root ? `root-${accountOf(row['arn'] ?? '') ?? ''}` : (row['user'] ?? ''),
    active: hasKey(row),
    fields: known({
      kind: 'service-account',
      auth: keys.length > 0 ? 'static-secret' : certs.length > 0 ? 'signed-jwt' : undefined,
      used_by: signsIn ? ['workload', 'human'] : undefined,
      privileges: root ? ['*'] : undefined,
      secret: rotated === undefined ? undefined : { rotated },
    }),
    notes: [
      ...(keys.length === 2 ? ['two access keys are active; the older one counts as the last replacement'] : []),
      ...(signsIn ? ['it has a password, too'] : []),
      ...lastUsed(row, keys),
      ...(days.some((day) => day === 'no_information') ? ['nobody knows when one of its keys was made'] : []),
    ],
  };
}

function lastUsed(row: Record<string, string>, keys: readonly number[]): string[] {
  return keys.flatMap((number) => {
    const used = row[`access_key_${number}_last_used_date`];
    if (used === 'N/A') return [`access key ${number} was never used`];
    return used === 'no_information' ? [`nobody knows when access key ${number} was last used`] : [];
  });
}
