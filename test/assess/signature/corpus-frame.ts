import { type Case, DECISION, of, ok, refused, stricter, type Verdict } from './case.ts';
import {
  armour,
  blobByHand,
  type HandmadeKey,
  makeEd25519,
  signByHand,
  toBytes,
  toNumber,
  uint32,
  type Wrong,
} from './handmade.ts';
import { wireString } from '../../../src/assess/signature/wire.ts';

export function wrongFrame(key: HandmadeKey): Case[] {
  const not = refused('not-a-signature');
  const by = (name: string, wrong: Wrong, verdict: Verdict): Case =>
    of(name, signByHand(key, DECISION, wrong), verdict);
  const blob = blobByHand(key, DECISION);
  return [
    by('other magic', { magic: 'SSHSIH' }, not),
    by('version 0', { version: 0 }, stricter('unsupported', 'there never was a version 0')),
    by('version 2', { version: 2 }, refused('unsupported')),
    by(
      'something reserved',
      { reserved: 'tag' },
      stricter('not-a-signature', 'what stands in the reserved field is not covered by the signature'),
    ),
    by('a file digest of SHA-1', { fileHash: 'sha1' }, refused('unsupported')),
    by('a file digest of SHA-384', { fileHash: 'sha384' }, refused('unsupported')),
    by('a byte after the frame', { tail: 'x' }, not),
    by('a byte after the signature', { value: (value) => Buffer.concat([value, Buffer.of(0)]) }, not),
    by('a byte after the key', { keyBlob: Buffer.concat([key.blob, Buffer.of(0)]) }, not),
    by('the algorithm of another key', { algorithm: 'ecdsa-sha2-nistp256' }, not),
    by('no algorithm', { algorithm: '' }, not),
    by('a signature of 63 bytes', { value: (value) => wireString(value.subarray(4, -1)) }, not),
    by(
      'a signature of 65 bytes',
      { value: (value) => wireString(Buffer.concat([value.subarray(4), Buffer.of(0)])) },
      not,
    ),
    by(
      'a length that runs past the end',
      { value: (value) => Buffer.concat([uint32(0xffffffff), value.subarray(4)]) },
      not,
    ),
    by('the key of another', { keyBlob: makeEd25519().blob }, refused('unknown-key')),
    by(
      'S and the order of the group',
      { value: (value) => wireString(withOrderAdded(value.subarray(4))) },
      stricter('does-not-match', 'S has one form (RFC 8032 §5.1.7), so that a signature can’t be made into another'),
    ),
    ...[6, 10, 14, 61, 90, 130].map((length) =>
      of(`the frame cut to ${length} bytes`, armour(blob.subarray(0, length)), not),
    ),
  ];
}

export function wrongSecurityKey(key: HandmadeKey): Case[] {
  const by = (name: string, wrong: Wrong, verdict: Verdict): Case =>
    of(`security key: ${name}`, signByHand(key, DECISION, wrong), verdict);
  const changed =
    (at: number) =>
    (value: Buffer): Buffer =>
      Buffer.from(value.with(value.length + at, (value.at(at) ?? 0) ^ 4));
  const elsewhere = { ...key, application: 'ssh:elsewhere' };
  return [
    by('verified by PIN', { flags: 5 }, ok),
    by(
      'never touched',
      { flags: 0 },
      stricter('not-touched', 'a program could have signed while the key was plugged in'),
    ),
    by('only verified', { flags: 4 }, stricter('not-touched', 'presence is a flag of its own')),
    by('other flags than were signed', { value: changed(-5) }, refused('does-not-match')),
    by('another counter than was signed', { value: changed(-1) }, refused('does-not-match')),
    by('no counter', { value: (value) => value.subarray(0, -4) }, refused('not-a-signature')),
    by('no flags', { value: (value) => value.subarray(0, -5) }, refused('not-a-signature')),
    by(
      'a byte after the counter',
      { value: (value) => Buffer.concat([value, Buffer.of(0)]) },
      refused('not-a-signature'),
    ),
    by('signed as a plain key', { algorithm: 'ssh-ed25519' }, refused('not-a-signature')),
    of('security key: signed for another application', signByHand(elsewhere, DECISION), refused('does-not-match')),
    of(
      'security key: signed without a key’s frame',
      signByHand({ ...key, application: undefined }, DECISION, {
        value: (value) => Buffer.concat([value, Buffer.from([1, 0, 0, 0, 41])]),
      }),
      refused('does-not-match'),
    ),
  ];
}

const ED25519_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

function withOrderAdded(signature: Buffer): Buffer {
  const s = toNumber(signature.subarray(32).toReversed()) + ED25519_ORDER;
  return Buffer.concat([signature.subarray(0, 32), toBytes(s).toReversed()]);
}
