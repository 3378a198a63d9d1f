import { compare } from '../../diagnostic/compare.ts';
import type { DatedKey, Keyring } from './keyring.ts';
import { DECISION_NAMESPACE } from './verify-signature.ts';

/** The first day that OpenSSH can count from. */
const EPOCH = '1970-01-01';

/**
 * An allowed_signers file (ssh-keygen(1)): one line a key, sorted by person, for decisions only, with the
 * first second of its first day and the last of its last, in UTC. OpenSSH reads these times since 9.1;
 * older ones take the line for broken and verify nothing.
 */
export function allowedSigners(keyring: Keyring): string {
  const people = [...keyring].sort(([a], [b]) => compare(a, b));
  return people.flatMap(([person, keys]) => keys.filter(isEverValid).map((key) => `${lineOf(person, key)}\n`)).join('');
}

/** OpenSSH would not read the line of a key that no day is in. */
function isEverValid({ from = EPOCH, until }: DatedKey): boolean {
  return until === undefined || (from <= until && until >= EPOCH);
}

function lineOf(person: string, { key, from, until }: DatedKey): string {
  const options = [
    `namespaces="${DECISION_NAMESPACE}"`,
    ...(from !== undefined && from > EPOCH ? [`valid-after="${from.replaceAll('-', '')}000000Z"`] : []),
    ...(until === undefined ? [] : [`valid-before="${until.replaceAll('-', '')}235959Z"`]),
  ];
  return `${person} ${options.join(',')} ${key.type} ${key.blob.toString('base64')}`;
}
