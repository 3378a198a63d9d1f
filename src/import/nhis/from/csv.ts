import { AUTH_METHODS, ENVIRONMENTS, NHI_KINDS } from '../../../validate/schema/nhi.ts';
import { type FoundNhi, known, type ReadExport } from '../found.ts';
import { dayOf, tableOf } from '../values.ts';

/** The columns that are read; any other is left out by name. Lists are separated by semicolons. */
const COLUMNS = [
  ...['account', 'name', 'title', 'kind', 'environment', 'auth', 'privileges', 'used_by', 'vendor'],
  ...['store', 'ref', 'rotated', 'expires', 'owner', 'active'],
] as const;
type Row = Readonly<Record<string, string>>;
const USERS = ['workload', 'pipeline', 'human'] as const;

/** A table of one's own: a header with some of the columns, `account` among them. */
export const readCsvTable: ReadExport = (text) => {
  const table = tableOf(text);
  if ('why' in table) return table;
  const { columns, rows } = table;
  if (!columns.includes('account'))
    return { why: 'it has no column account, which says what each is called where it lives' };
  const unread = columns.filter((column) => !COLUMNS.some((known) => known === column));
  const found = rows.filter((row) => row['account']).map(rowOf);
  const nameless = rows.length - found.length;
  if (found.length === 0 && nameless > 0) return { why: 'no row of it names an account' };
  const kept = new Set(found.map(({ account }) => account));
  return {
    found,
    covers: (account) => kept.has(account),
    left: [
      ...(unread.length > 0 ? [`${unread.length} columns that nothing reads: ${unread.join(', ')}`] : []),
      ...(nameless > 0 ? [`${nameless} rows without an account`] : []),
    ],
  };
};

function rowOf(row: Row): FoundNhi {
  const text = (column: (typeof COLUMNS)[number]) => row[column] || undefined;
  const listed = (column: (typeof COLUMNS)[number]) =>
    text(column)
      ?.split(';')
      .map((item) => item.trim())
      .filter(Boolean);
  const [kind, environment, auth] = [
    oneOf(NHI_KINDS, text('kind')),
    oneOf(ENVIRONMENTS, text('environment')),
    oneOf(AUTH_METHODS, text('auth')),
  ];
  const usedBy = listed('used_by')?.flatMap((who) => oneOf(USERS, who) ?? []);
  const secret = {
    ...(text('ref') ? { ref: text('ref') } : {}),
    ...(text('store') ? { store: text('store') } : {}),
    ...(dayOf(text('rotated')) ? { rotated: dayOf(text('rotated')) } : {}),
    ...(dayOf(text('expires')) ? { expires: dayOf(text('expires')) } : {}),
  };
  const unread = (['kind', 'environment', 'auth', 'rotated', 'expires'] as const).filter(
    (column) =>
      text(column) !== undefined &&
      { kind, environment, auth, rotated: dayOf(text('rotated')), expires: dayOf(text('expires')) }[column] ===
        undefined,
  );
  return {
    account: row['account'] ?? '',
    name: text('name') ?? row['account'] ?? '',
    ...(text('active') === undefined ? {} : { active: /^(?:true|yes|1)$/i.test(text('active') ?? '') }),
    ...(text('owner') === undefined ? {} : { ownedBy: text('owner') ?? '' }),
    fields: known({
      title: text('title'),
      kind,
      environment,
      auth,
      privileges: listed('privileges'),
      used_by: usedBy,
      vendor: text('vendor'),
      secret: Object.keys(secret).length > 0 ? secret : undefined,
    }),
    notes: unread.map((column) => `its ${column} is not one that a record knows`),
  };
}

function oneOf<T extends string>(words: readonly T[], text: string | undefined): T | undefined {
  return words.find((word) => word === text?.toLowerCase());
}
