import { describe, expect, test } from 'vitest';
import { allowedSigners } from '../../../src/assess/signature/allowed-signers.ts';
import { type KeyFault, type ListedKey, readKeyring } from '../../../src/assess/signature/keyring.ts';
import { wireString } from '../../../src/assess/signature/wire.ts';
import { keyOf, makeEcdsa, makeEd25519, makeRsa, makeSecurityKey, mpint } from './handmade.ts';

const [ines, tom, noor] = [makeEd25519(), makeEd25519(), makeSecurityKey()];

function faultsOf(
  people: readonly (readonly [string, readonly ListedKey[]])[],
): Pick<KeyFault, 'person' | 'index' | 'reason'>[] {
  return readKeyring(people).faults.map(({ person, index, reason }) => ({ person, index, reason }));
}

test('gives each person their keys, and each wrong key its place', () => {
  const { value, faults } = readKeyring([
    ['ines-duarte', [{ key: ines.line, from: '2025-01-01' }, { key: 'ssh-rsa' }]],
    ['tom-okafor', [{ key: tom.line }]],
    ['sara-lindqvist', []],
  ]);
  expect([...value.keys()]).toEqual(['ines-duarte', 'tom-okafor']);
  expect(value.get('ines-duarte')).toMatchObject([{ key: { blob: ines.blob }, from: '2025-01-01' }]);
  expect(faults).toMatchObject([{ person: 'ines-duarte', index: 1, reason: 'not-a-key', others: [] }]);
});

test('a key may be listed twice for one person, for two spans', () => {
  const { value, faults } = readKeyring([
    [
      'ines-duarte',
      [
        { key: ines.line, until: '2025-06-30' },
        { key: ines.line, from: '2026-01-01' },
      ],
    ],
  ]);
  expect(faults).toEqual([]);
  expect(value.get('ines-duarte')).toHaveLength(2);
});

test.for(['*', '', 'ines,tom', '!tom', 'ines?', '-ines', 'ines duarte', '#ines', '"ines"', 'ines\ntom'])(
  '%j is nobody’s name',
  (person) => {
    expect(faultsOf([[person, [{ key: ines.line }]]])).toEqual([{ person, index: 0, reason: 'not-a-principal' }]);
  },
);

test.for([{ from: '2026-02-30' }, { until: '20261231' }, { until: '2026-12-31"\n* ssh-rsa' }])(
  '%j does not make a key valid for ever',
  (dates) => {
    expect(faultsOf([['ines-duarte', [{ key: ines.line, ...dates }]]])).toEqual([
      { person: 'ines-duarte', index: 0, reason: 'not-a-date' },
    ]);
  },
);

describe('a key that two people list is nobody’s', () => {
  const p256 = makeEcdsa('nistp256');
  const rsa = makeRsa(2048);
  const curve = wireString('nistp256');
  const mirrored = Buffer.concat([p256.blob.subarray(-65, -32), Buffer.from(minus(p256.blob.subarray(-32)))]);
  const flipped = Buffer.from(ines.blob.subarray(-32).with(31, (ines.blob.at(-1) ?? 0) ^ 0x80));

  test.for([
    ['the same', ines.line, ines.line],
    ['with another comment', ines.line, ines.line.replace('handmade', 'Tom')],
    [
      'as a security key',
      ines.line,
      keyOf('sk-ssh-ed25519@openssh.com', ines.secret, [wireString(ines.blob.subarray(-32)), wireString('ssh:')]).line,
    ],
    ['its negative', ines.line, keyOf('ssh-ed25519', ines.secret, [wireString(flipped)]).line],
    ['its negative on P-256', p256.line, keyOf('ecdsa-sha2-nistp256', p256.secret, [curve, wireString(mirrored)]).line],
    [
      'RSA with another exponent',
      rsa.line,
      keyOf('ssh-rsa', rsa.secret, [mpint(Buffer.of(17)), rsa.blob.subarray(18)]).line,
    ],
  ] as const)('%s', ([, one, other]) => {
    const { value, faults } = readKeyring([
      ['ines-duarte', [{ key: one, until: '2025-12-31' }]],
      ['tom-okafor', [{ key: tom.line }, { key: other, from: '2026-01-01' }]],
    ]);
    expect(faults).toMatchObject([
      { person: 'ines-duarte', index: 0, reason: 'shared', others: ['tom-okafor'] },
      { person: 'tom-okafor', index: 1, reason: 'shared', others: ['ines-duarte'] },
    ]);
    expect([...value.keys()]).toEqual(['tom-okafor']);
    expect(value.get('tom-okafor')).toHaveLength(1);
  });
});

const P256_PRIME = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;

function minus(y: Buffer): Buffer {
  return Buffer.from((P256_PRIME - BigInt(`0x${y.toString('hex')}`)).toString(16).padStart(64, '0'), 'hex');
}

test('allowed_signers: a line a key, sorted by person, whole days in UTC, decisions only', () => {
  const { value } = readKeyring([
    ['tom-okafor', [{ key: tom.line, from: '2025-01-01', until: '2026-12-31' }]],
    [
      'noor-haddad',
      [
        { key: noor.line, from: '2026-03-01' },
        { key: makeEd25519().line, from: '2026-03-02', until: '2026-03-01' },
      ],
    ],
    ['ines-duarte', [{ key: ines.line, from: '1969-12-31' }]],
  ]);
  const base64 = [ines, noor, tom].map(({ blob }) => blob.toString('base64'));
  expect(allowedSigners(value)).toBe(
    [
      `ines-duarte namespaces="countersign-decision" ssh-ed25519 ${base64[0]}\n`,
      `noor-haddad namespaces="countersign-decision",valid-after="20260301000000Z" sk-ssh-ed25519@openssh.com ${base64[1]}\n`,
      `tom-okafor namespaces="countersign-decision",valid-after="20250101000000Z",valid-before="20261231235959Z" ssh-ed25519 ${base64[2]}\n`,
    ].join(''),
  );
});
