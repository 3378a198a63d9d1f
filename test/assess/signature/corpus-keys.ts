import { type Case, DECISION, of, ok, refused, stricter, type Verdict } from './case.ts';
import {
  type HandmadeKey,
  keyOf,
  madeByHand,
  makeSecurityKey,
  mpint,
  signByHand,
  toBytes,
  toNumber,
  type Wrong,
} from './handmade.ts';
import { generateKeyPairSync } from 'node:crypto';
import { wireString } from '../../../src/assess/signature/wire.ts';

export function wrongRsa(key: HandmadeKey): Case[] {
  const by = (name: string, wrong: Wrong, verdict: Verdict): Case =>
    of(`rsa: ${name}`, signByHand(key, DECISION, wrong), verdict);
  let short = DECISION;
  while (madeByHand(key, short)[4] !== 0) short = Buffer.concat([short, Buffer.from(' ')]);
  return [
    by('rsa-sha2-256', { algorithm: 'rsa-sha2-256' }, ok),
    by('SHA-1', { algorithm: 'ssh-rsa' }, refused('weak')),
    by('an algorithm that does not exist', { algorithm: 'rsa-sha2-384' }, refused('not-a-signature')),
    by(
      'SHA-512 that says SHA-256',
      { algorithm: 'rsa-sha2-256', value: () => madeByHand(key, DECISION) },
      refused('does-not-match'),
    ),
    by(
      'a zero byte more',
      { value: (value) => wireString(Buffer.concat([Buffer.of(0), value.subarray(4)])) },
      refused('not-a-signature'),
    ),
    of('rsa: a signature that begins with zero', signByHand(key, short), ok, { bytes: short }),
    of(
      'rsa: without that zero',
      signByHand(key, short, { value: (value) => wireString(value.subarray(5)) }),
      stricter('not-a-signature', 'a signature has one form: as long as the modulus (RFC 8332 §3)'),
      { bytes: short },
    ),
  ];
}

const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

export function wrongEcdsa(key: HandmadeKey): Case[] {
  type Change = (r: Buffer, s: Buffer) => readonly Buffer[];
  const by = (name: string, change: Change, verdict: Verdict): Case =>
    of(
      `ecdsa: ${name}`,
      signByHand(key, DECISION, { value: (value) => wireString(Buffer.concat(change(...halves(value)))) }),
      verdict,
    );
  const not = refused('not-a-signature');
  const zero = (number: Buffer): Buffer => wireString(Buffer.concat([Buffer.of(0, 0), number]));
  return [
    by('the other S', (r, s) => [mpint(r), mpint(toBytes(P256_ORDER - toNumber(s)))], ok),
    by('S changed', (r, s) => [mpint(r), mpint(toBytes(toNumber(s) ^ 2n))], refused('does-not-match')),
    by('S and the order', (r, s) => [mpint(r), mpint(toBytes(toNumber(s) + P256_ORDER, 33))], not),
    by('R padded', (r, s) => [zero(r), mpint(s)], stricter('not-a-signature', 'a number has one form (RFC 4251 §5)')),
    by('R of zero', (_, s) => [wireString(''), mpint(s)], not),
    by('S negative', (r) => [mpint(r), wireString(Buffer.of(0x80, 1))], not),
    by('only R', (r) => [mpint(r)], not),
    by('three numbers', (r, s) => [mpint(r), mpint(s), mpint(s)], not),
    by('DER', (r, s) => [Buffer.of(0x30, 70), mpint(r), mpint(s)], not),
  ];
}

function halves(value: Buffer): [Buffer, Buffer] {
  const length = value.readUInt32BE(4);
  return [value.subarray(8, 8 + length), value.subarray(12 + length)];
}

/** Keys that OpenSSH takes into allowed_signers, and we into no keyring. */
export function weakKeys(): [Case[], string[]] {
  const { privateKey } = generateKeyPairSync('ed25519');
  const nobody = keyOf('ssh-ed25519', privateKey, [wireString(toBytes(1n).toReversed())]);
  const everySignature = (): Buffer => wireString(Buffer.concat([toBytes(1n).toReversed(), Buffer.alloc(32)]));
  const website = makeSecurityKey('https://halden.example');
  return [
    [
      of(
        'a key that anybody can sign for',
        signByHand(nobody, DECISION, { value: everySignature }),
        stricter('weak', 'R = A = the neutral point and S = 0 verify for every file'),
      ),
      of(
        'a security key for a website',
        signByHand(website, DECISION),
        stricter('unsupported', 'what a browser asks the key to sign is no decision'),
      ),
    ],
    [nobody.line, website.line],
  ];
}
