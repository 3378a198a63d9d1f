import { createHash, generateKeyPairSync, hash, type JsonWebKey, type KeyObject, sign } from 'node:crypto';
import { wireString } from '../../../src/assess/signature/wire.ts';

/** A key made with node:crypto, in wire form and as its line. */
export interface HandmadeKey {
  readonly type: string;
  readonly secret: KeyObject;
  readonly blob: Buffer;
  readonly line: string;
  readonly application: string | undefined;
}

const SECURITY_KEY = 'sk-ssh-ed25519@openssh.com';

export function makeEd25519(): HandmadeKey {
  const { secret, jwk } = exported(generateKeyPairSync('ed25519'));
  return keyOf('ssh-ed25519', secret, [wireString(unbase64(jwk.x))]);
}

/** What `ssh-keygen -t ed25519-sk` gives, with the authenticator's secret in our hands. */
export function makeSecurityKey(application = 'ssh:'): HandmadeKey {
  const { secret, jwk } = exported(generateKeyPairSync('ed25519'));
  return { ...keyOf(SECURITY_KEY, secret, [wireString(unbase64(jwk.x)), wireString(application)]), application };
}

export function makeEcdsa(curve: 'nistp256' | 'nistp384' | 'nistp521'): HandmadeKey {
  const { secret, jwk } = exported(generateKeyPairSync('ec', { namedCurve: curve.replace('nistp', 'P-') }));
  const point = Buffer.concat([Buffer.of(4), unbase64(jwk.x), unbase64(jwk.y)]);
  return keyOf(`ecdsa-sha2-${curve}`, secret, [wireString(curve), wireString(point)]);
}

export function makeRsa(bits: number, publicExponent = 0x10001): HandmadeKey {
  const { secret, jwk } = exported(generateKeyPairSync('rsa', { modulusLength: bits, publicExponent }));
  return keyOf('ssh-rsa', secret, [mpint(unbase64(jwk.e)), mpint(unbase64(jwk.n))]);
}

/** A key of any parts, even wrong ones. */
export function keyOf(type: string, secret: KeyObject, parts: readonly Buffer[]): HandmadeKey {
  const blob = Buffer.concat([wireString(type), ...parts]);
  return { type, secret, blob, line: lineOf(type, blob), application: undefined };
}

export function lineOf(type: string, blob: Buffer): string {
  return `${type} ${blob.toString('base64')} handmade`;
}

/** What a signature may say other than it should. `value` gives the innermost bytes, after the algorithm's name. */
export interface Wrong {
  readonly magic?: string;
  readonly version?: number;
  readonly namespace?: string;
  readonly reserved?: string;
  readonly fileHash?: string;
  readonly algorithm?: string;
  readonly flags?: number;
  readonly keyBlob?: Buffer;
  readonly value?: (value: Buffer) => Buffer;
  readonly tail?: string;
}

/** A signature by PROTOCOL.sshsig and PROTOCOL.u2f, written without the code under test. */
export function signByHand(key: HandmadeKey, bytes: Uint8Array, wrong: Wrong = {}): string {
  return armour(blobByHand(key, bytes, wrong));
}

export function blobByHand(key: HandmadeKey, bytes: Uint8Array, wrong: Wrong = {}): Buffer {
  const { namespace = 'countersign-decision', fileHash = 'sha512', reserved = '', value = (made) => made } = wrong;
  const digest = createHash(fileHash).update(bytes).digest();
  const data = Buffer.concat([
    Buffer.from('SSHSIG'),
    wireString(namespace),
    wireString(''),
    wireString(fileHash),
    wireString(digest),
  ]);
  const algorithm = wrong.algorithm ?? (key.type === 'ssh-rsa' ? 'rsa-sha2-512' : key.type);
  return Buffer.concat([
    Buffer.from(wrong.magic ?? 'SSHSIG'),
    uint32(wrong.version ?? 1),
    wireString(wrong.keyBlob ?? key.blob),
    wireString(namespace),
    wireString(reserved),
    wireString(fileHash),
    wireString(
      Buffer.concat([wireString(algorithm), value(innermost(key, data, { algorithm, flags: wrong.flags ?? 1 }))]),
    ),
    Buffer.from(wrong.tail ?? ''),
  ]);
}

/** The innermost bytes of an ordinary signature: what the key itself made. */
export function madeByHand(key: HandmadeKey, bytes: Uint8Array): Buffer {
  let made = Buffer.alloc(0);
  blobByHand(key, bytes, { value: (value) => (made = Buffer.from(value)) });
  return made;
}

export function armour(blob: Uint8Array): string {
  const lines =
    Buffer.from(blob)
      .toString('base64')
      .match(/.{1,70}/g) ?? [];
  return ['-----BEGIN SSH SIGNATURE-----', ...lines, '-----END SSH SIGNATURE-----', ''].join('\n');
}

export function unarmour(armoured: string): Buffer {
  return Buffer.from(armoured.split('\n').slice(1, -2).join(''), 'base64');
}

const CURVE_HASHES: Readonly<Record<string, string>> = { nistp256: 'sha256', nistp384: 'sha384', nistp521: 'sha512' };
const RSA_HASHES: Readonly<Record<string, string>> = { 'rsa-sha2-256': 'sha256', 'ssh-rsa': 'sha1' };

function hashFor(type: string, algorithm: string): string | null {
  return type === 'ssh-rsa'
    ? (RSA_HASHES[algorithm] ?? 'sha512')
    : (CURVE_HASHES[type.replace('ecdsa-sha2-', '')] ?? null);
}

function innermost(key: HandmadeKey, data: Buffer, { algorithm, flags }: { algorithm: string; flags: number }): Buffer {
  if (key.application !== undefined) {
    const touch = Buffer.concat([Buffer.of(flags), uint32(41)]);
    const signed = Buffer.concat([hash('sha256', key.application, 'buffer'), touch, hash('sha256', data, 'buffer')]);
    return Buffer.concat([wireString(sign(null, signed, key.secret)), touch]);
  }
  const made = sign(hashFor(key.type, algorithm), data, { key: key.secret, dsaEncoding: 'ieee-p1363' });
  if (!key.type.startsWith('ecdsa')) return wireString(made);
  const half = made.length / 2;
  return wireString(Buffer.concat([mpint(made.subarray(0, half)), mpint(made.subarray(half))]));
}

/** A positive mpint (RFC 4251 §5). */
export function mpint(number: Buffer): Buffer {
  const bare = number.subarray(
    Math.max(
      0,
      number.findIndex((byte) => byte !== 0),
    ),
  );
  return wireString((bare[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bare]) : bare);
}

/** The number of big-endian bytes. */
export function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

/** A number as big-endian bytes. */
export function toBytes(number: bigint, length = 32): Buffer {
  return Buffer.from(number.toString(16).padStart(2 * length, '0'), 'hex');
}

export function uint32(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}

function exported({ privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject }): {
  secret: KeyObject;
  jwk: JsonWebKey;
} {
  return { secret: privateKey, jwk: publicKey.export({ format: 'jwk' }) };
}

function unbase64(text: string | undefined): Buffer {
  return Buffer.from(text ?? '', 'base64url');
}
