import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePublicKey } from '../../../src/assess/signature/public-key.ts';
import { wireString } from '../../../src/assess/signature/wire.ts';
import {
  type HandmadeKey,
  keyOf,
  lineOf,
  makeEcdsa,
  makeEd25519,
  makeRsa,
  makeSecurityKey,
  mpint,
  toBytes,
  toNumber,
  uint32,
} from './handmade.ts';
import { makeSshKey, openssh, sshFingerprint } from './openssh.ts';

const ed25519 = makeEd25519();
const rsa = makeRsa(2048);
const p256 = makeEcdsa('nistp256');

function outcome(line: string): string {
  const result = parsePublicKey(line);
  return result.ok ? result.key.type : result.reason;
}

test.for([ed25519, makeSecurityKey(), p256, makeEcdsa('nistp384'), makeEcdsa('nistp521'), rsa, makeRsa(2049)])(
  'reads a key of the type $type',
  ({ type, line, blob }) => {
    const result = parsePublicKey(line);
    expect(result).toMatchObject({ ok: true, key: { type, blob } });
  },
);

test.skipIf(!openssh.isHere)(
  `gives the fingerprint that ssh-keygen gives${openssh.isHere ? '' : ` (${openssh.whyNot})`}`,
  () => {
    for (const type of ['ed25519', 'ecdsa', 'rsa']) {
      const line = makeSshKey(type)?.line ?? '';
      const result = parsePublicKey(line);
      expect(result.ok && result.key.fingerprint).toBe(sshFingerprint(line));
    }
  },
);

describe('around the key', () => {
  const bare = ed25519.line.split(' ').slice(0, 2).join(' ');

  test.for([
    ['no comment', bare],
    ['a comment of several words', `${bare} Inês Duarte, new laptop`],
    ['tabs, spaces and a final newline', `  ${bare.replace(' ', ' \t ')}  \n`],
    [
      'login options',
      `restrict,from="10.0.0.0/8, ssh-rsa",command="echo \\"hello\\" there",no-X11-forwarding ${bare} laptop`,
    ],
  ] as const)('%s', ([, line]) => {
    expect(outcome(line)).toBe('ssh-ed25519');
  });

  test.for([
    ['a certificate authority', `cert-authority ${bare}`, 'unsupported'],
    ['a namespace', `namespaces="git" ${bare}`, 'unsupported'],
    ['a date of its own', `restrict,valid-before="20200101" ${bare}`, 'unsupported'],
    ['an option hidden behind a quoted one', `from="x",cert-authority ${bare}`, 'unsupported'],
    ['a line of allowed_signers', `ines@halden.example ${bare}`, 'unsupported'],
    ['two keys', `${bare}\n${bare}`, 'not-a-key'],
    ['nothing', '', 'not-a-key'],
    ['only a type', 'ssh-ed25519', 'not-a-key'],
    ['only options', 'restrict', 'not-a-key'],
    ['a fingerprint', 'SHA256:4nCZ8rBzmrPMkP0pEdQX1UpyYyMQb0kHcAwMCCO4HZk', 'unsupported'],
    [
      'a private key',
      '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----',
      'private-key',
    ],
    ['base64 without its padding', bare.replace(/.$/, ''), 'not-a-key'],
    ['base64 with other letters', bare.replace(/.$/, '_'), 'not-a-key'],
  ] as const)('refuses %s', ([, line, reason]) => {
    expect(outcome(line)).toBe(reason);
  });
});

describe('inside the key', () => {
  const { privateKey: secret } = generateKeyPairSync('ed25519');
  const point = ed25519.blob.subarray(-32);
  const of = (type: string, ...parts: Buffer[]): HandmadeKey => keyOf(type, secret, parts);
  const rsaOf = (exponent: Buffer, modulus: Buffer): HandmadeKey => of('ssh-rsa', exponent, modulus);
  const e = mpint(Buffer.of(1, 0, 1));
  const n = rsa.blob.subarray(18);
  const q = p256.blob.subarray(-69);
  const odd = (bytes: number): Buffer => Buffer.alloc(bytes, 0xff);

  test.for([
    ['another type than the line says', { line: lineOf('ssh-rsa', ed25519.blob) }, 'not-a-key'],
    ['a byte too many', of('ssh-ed25519', wireString(point), Buffer.of(0)), 'not-a-key'],
    ['a point of 31 bytes', of('ssh-ed25519', wireString(point.subarray(1))), 'not-a-key'],
    ['a length that runs past the end', of('ssh-ed25519', uint32(33), point), 'not-a-key'],
    ['the curve of another', of('ecdsa-sha2-nistp384', wireString('nistp256'), q), 'not-a-key'],
    ['a point of another curve', of('ecdsa-sha2-nistp384', wireString('nistp384'), q), 'not-a-key'],
    [
      'a compressed point',
      of('ecdsa-sha2-nistp256', wireString('nistp256'), wireString(Buffer.concat([Buffer.of(2), q.subarray(5, 37)]))),
      'not-a-key',
    ],
    [
      'a point off the curve',
      of('ecdsa-sha2-nistp256', wireString('nistp256'), wireString(Buffer.concat([Buffer.of(4), Buffer.alloc(64, 7)]))),
      'not-a-key',
    ],
    ['RSA of 1024 bits', makeRsa(1024), 'weak'],
    ['RSA of 2047 bits', rsaOf(e, mpint(Buffer.concat([Buffer.of(0x7f), odd(255)]))), 'weak'],
    ['RSA of 16,385 bits', rsaOf(e, mpint(Buffer.concat([Buffer.of(1), odd(2048)]))), 'unsupported'],
    ['an exponent of 65 bits', rsaOf(mpint(odd(9)), n), 'unsupported'],
    ['the exponent 1', rsaOf(mpint(Buffer.of(1)), n), 'weak'],
    ['an even exponent', rsaOf(mpint(Buffer.of(2)), n), 'weak'],
    ['an even modulus', rsaOf(e, mpint(Buffer.alloc(256, 0xfe))), 'weak'],
    ['a padded modulus', rsaOf(e, wireString(Buffer.concat([Buffer.of(0), n.subarray(4)]))), 'not-a-key'],
    ['a negative modulus', rsaOf(e, wireString(n.subarray(5))), 'not-a-key'],
    ['DSA', of('ssh-dss', e, e, e, e), 'weak'],
    [
      'a P-256 security key',
      of('sk-ecdsa-sha2-nistp256@openssh.com', wireString('nistp256'), q, wireString('ssh:')),
      'unsupported',
    ],
    ['a certificate', of('ssh-ed25519-cert-v01@openssh.com', wireString(''), wireString(point)), 'unsupported'],
    ['Ed448', of('ssh-ed448', wireString(Buffer.alloc(57, 1))), 'unsupported'],
    ['a security key for a website', makeSecurityKey('https://halden.example'), 'unsupported'],
  ] as const)('refuses %s', ([, { line }, reason]) => {
    expect(outcome(line)).toBe(reason);
  });
});

describe('Ed25519 points that anybody can sign for', () => {
  const p = 2n ** 255n - 19n;
  const power = (base: bigint, exponent: bigint): bigint =>
    exponent === 0n ? 1n : (power((base * base) % p, exponent / 2n) * (exponent % 2n === 1n ? base : 1n)) % p;
  const d = ((p - 121665n) * power(121666n, p - 2n)) % p;
  /** For a point of order 8 the double has order 4, whose y is 0: so y² = −x², and the curve gives dy⁴ + 2y² − 1 = 0. */
  const isOfOrder8 = (y: bigint): boolean => (((d * y ** 4n) % p) + 2n * y * y - 1n) % p === 0n;
  const eighth = toNumber(
    Buffer.from('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 'hex').toReversed(),
  );
  const lineFor = (y: bigint, sign: 0n | 1n): string => {
    const bytes = Buffer.from(toBytes(y + (sign << 255n)).toReversed());
    return lineOf('ssh-ed25519', Buffer.concat([wireString('ssh-ed25519'), wireString(bytes)]));
  };

  test('the constants are what they are said to be', () => {
    expect([eighth, p - eighth].map(isOfOrder8)).toEqual([true, true]);
    expect(isOfOrder8(eighth + 1n)).toBe(false);
  });

  test.for([0n, 1n, p - 1n, eighth, p - eighth, p, p + 1n, 2n ** 255n - 1n])('y = %s', (y) => {
    expect([outcome(lineFor(y, 0n)), outcome(lineFor(y, 1n))]).toEqual(['weak', 'weak']);
  });

  test('their neighbours are keys', () => {
    expect([2n, p - 2n, eighth + 1n].map((y) => outcome(lineFor(y, 0n)))).toEqual(Array(3).fill('ssh-ed25519'));
  });
});

test('never throws, and is quick, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.uint8Array(), (text, bytes) => {
      for (const line of [
        text,
        `ssh-rsa ${text}`,
        lineOf('ssh-rsa', Buffer.from(bytes)),
        lineOf('ssh-rsa', Buffer.concat([wireString('ssh-rsa'), bytes])),
      ]) {
        expect(outcome(line)).not.toBe('');
      }
    }),
    { seed: 1 },
  );
  for (const hostile of ['"', '\\"', 'a,', '"\\', 'ssh-rsa '])
    expect(outcome(`x="${hostile.repeat(20_000)}`)).not.toBe('');
});
