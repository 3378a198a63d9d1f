import type { ListedKey } from '../../../src/assess/signature/keyring.ts';
import { type Case, DECISION, INES, NOOR, of, ok, stricter, TOM } from './case.ts';
import { wrongArmour, wrongDays, wrongFiles, wrongPeople } from './corpus-file.ts';
import { wrongFrame, wrongSecurityKey } from './corpus-frame.ts';
import { weakKeys, wrongEcdsa, wrongRsa } from './corpus-keys.ts';
import { type HandmadeKey, makeEcdsa, makeEd25519, makeRsa, makeSecurityKey, signByHand } from './handmade.ts';
import { makeSshKey, type SshKey, sshSign } from './openssh.ts';

export interface Corpus {
  readonly cases: readonly Case[];
  readonly people: readonly (readonly [string, readonly ListedKey[]])[];
  /** Lines of allowed_signers for keys that we refuse, so that OpenSSH judges their signatures too. */
  readonly refusedLines: string;
}

/** Good and broken signatures by every kind of key, made anew. */
export function corpus(): Corpus {
  const ssh = sshKeys();
  const hand = handKeys();
  const [weakCases, weakLines] = weakKeys();
  const cases = [
    ...[...ssh.good].flatMap(([type, key]) =>
      ['sha512', 'sha256'].map((hash) => of(`${type}, ${hash}`, sshSign(key, DECISION, { hash }), ok)),
    ),
    ...[...hand].map(([type, key]) => of(`${type} by hand`, signByHand(key, DECISION), ok)),
    ...wrongFiles(ssh.ines),
    ...wrongPeople(ssh.ines, ssh.tom),
    ...wrongDays(ssh.dated),
    ...wrongArmour(ssh.ines),
    ...wrongFrame(hand.get('ed25519') ?? makeEd25519()),
    ...wrongSecurityKey(hand.get('sk-ed25519') ?? makeSecurityKey()),
    ...wrongRsa(hand.get('rsa 2048') ?? makeRsa(2048)),
    ...wrongEcdsa(hand.get('ecdsa 256') ?? makeEcdsa('nistp256')),
    ...weakCases,
    ...ssh.weak.map(([type, key]) =>
      of(`${type}`, sshSign(key, DECISION), stricter('weak', 'RSA under 2048 bits and DSA can be broken')),
    ),
  ];
  const people = [
    [INES, [...ssh.good.values(), ...hand.values()].map(({ line }) => ({ key: line }))],
    [TOM, [{ key: ssh.tom.line }]],
    [
      NOOR,
      [
        { key: ssh.dated.line, from: '2026-01-01', until: '2026-02-28' },
        { key: ssh.dated.line, from: '2026-04-01' },
      ],
    ],
  ] as const;
  return {
    cases,
    people,
    refusedLines: [...ssh.weak.map(([, { line }]) => line), ...weakLines]
      .map((line) => `${INES} ${line.trim()}\n`)
      .join(''),
  };
}

interface SshKeys {
  readonly good: ReadonlyMap<string, SshKey>;
  readonly weak: readonly (readonly [string, SshKey])[];
  readonly ines: SshKey;
  readonly tom: SshKey;
  readonly dated: SshKey;
}

/** Everything that this ssh-keygen makes. */
function sshKeys(): SshKeys {
  const make = (wanted: readonly (readonly [string, number?])[]): [string, SshKey][] =>
    wanted.flatMap(([type, bits]) => {
      const key = makeSshKey(type, bits);
      return key ? [[bits === undefined ? type : `${type} ${bits}`, key] as [string, SshKey]] : [];
    });
  const good = new Map(
    make([['ed25519'], ['ecdsa', 256], ['ecdsa', 384], ['ecdsa', 521], ['rsa', 2048], ['rsa', 3072]]),
  );
  const [ines, tom, dated] = [good.get('ed25519'), makeSshKey('ed25519'), makeSshKey('ed25519')];
  if (!ines || !tom || !dated) throw new Error('this ssh-keygen makes no Ed25519 keys');
  return { good, weak: make([['rsa', 1024], ['dsa']]), ines, tom, dated };
}

function handKeys(): Map<string, HandmadeKey> {
  return new Map([
    ['ed25519', makeEd25519()],
    ['sk-ed25519', makeSecurityKey()],
    ['sk-ed25519 of a group', makeSecurityKey('ssh:countersign')],
    ['ecdsa 256', makeEcdsa('nistp256')],
    ['ecdsa 384', makeEcdsa('nistp384')],
    ['ecdsa 521', makeEcdsa('nistp521')],
    ['rsa 2048', makeRsa(2048)],
    ['rsa 2048, exponent 3', makeRsa(2048, 3)],
  ]);
}
