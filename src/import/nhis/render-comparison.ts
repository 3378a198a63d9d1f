import { escapeJson, escapeTerminal } from '../../diagnostic/escape.ts';
import type { NhiImport } from './import-nhis.ts';

/** For people: what differs first, then what is missing on either side, then what was left out. */
export function comparisonText({ export: { found, left }, comparison, secrets }: NhiImport, file: string): string {
  const { matched, onlyFound, onlyRecorded } = comparison;
  const differing = matched.filter(({ differences }) => differences.length > 0);
  const lines = [
    `${counted(found.length, 'identity', 'identities')} in ${file}: ${matched.length} registered, ${onlyFound.length} not; ${counted(differing.length, 'differs from its record', 'differ from their records')}.`,
    ...part(
      'Differs from the record',
      differing.flatMap(({ entry, found: { account }, differences }) => [
        `${entry.id} (${account}), ${entry.file}`,
        ...differences.map((difference) => `  ${difference}`),
      ]),
    ),
    ...part(
      'In the account and not in the registry',
      onlyFound.flatMap(({ account, ownedBy, active, notes }) => [
        `${account}${active === false ? ' (can no longer act)' : ''}${ownedBy ? `, belongs to ${ownedBy}` : ''}`,
        ...notes.map((note) => `  ${note}`),
      ]),
    ),
    ...part(
      'In the registry and not in the account',
      onlyRecorded.map(({ id, data, file: record }) => `${id} (${data.account ?? ''}), ${record}`),
    ),
    ...part('Left out', left),
    ...part(
      'This file holds the values of secrets. None was read or is shown; treat them as leaked, and delete the file',
      [...Map.groupBy(secrets, (kind) => kind)].map(([kind, all]) => `${all.length} × ${kind}`),
    ),
  ];
  return `${lines.map(escapeTerminal).join('\n')}\n`;
}

function part(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function counted(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** For machines: the same. */
export function comparisonJson({ export: { found, left }, comparison, secrets }: NhiImport, file: string): string {
  const { matched, onlyFound, onlyRecorded } = comparison;
  const report = {
    file,
    found: found.length,
    matched: matched.map(({ entry, found: { account }, differences }) => ({ id: entry.id, account, differences })),
    notRegistered: onlyFound.map(({ account, name, active, ownedBy, notes }) => ({
      account,
      name,
      active: active ?? null,
      ownedBy: ownedBy ?? null,
      notes,
    })),
    notFound: onlyRecorded.map(({ id, data }) => ({ id, account: data.account ?? null })),
    left,
    secrets,
  };
  return escapeJson(`${JSON.stringify(report, null, 2)}\n`);
}
