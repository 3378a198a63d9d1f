import { quoted, refuse, type Refusal } from './refusal.ts';
import { WireReader } from './wire.ts';

export const CURVES = {
  nistp256: { size: 32, hash: 'sha256' },
  nistp384: { size: 48, hash: 'sha384' },
  nistp521: { size: 66, hash: 'sha512' },
} as const;
export type Curve = keyof typeof CURVES;

/** A public key as its blob states it: well formed and strong enough, not yet imported. */
export type KeyParts = Ed25519Parts | SecurityKeyParts | EcdsaParts | RsaParts;

interface Ed25519Parts {
  readonly type: 'ssh-ed25519';
  readonly blob: Buffer;
  readonly point: Buffer;
}

/** A key in a FIDO authenticator: OpenSSH PROTOCOL.u2f. */
interface SecurityKeyParts {
  readonly type: 'sk-ssh-ed25519@openssh.com';
  readonly blob: Buffer;
  readonly point: Buffer;
  readonly application: string;
}

interface EcdsaParts {
  readonly type: `ecdsa-sha2-${Curve}`;
  readonly blob: Buffer;
  readonly curve: Curve;
  /** Uncompressed: 0x04, x, y. */
  readonly point: Buffer;
}

interface RsaParts {
  readonly type: 'ssh-rsa';
  readonly blob: Buffer;
  readonly exponent: Buffer;
  readonly modulus: Buffer;
}

export type KeyReason = 'not-a-key' | 'unsupported' | 'weak';

const TAKEN =
  'use ssh-ed25519, sk-ssh-ed25519@openssh.com, ecdsa-sha2-nistp256, -nistp384 or -nistp521, or RSA of 2048 bits or more';

/** Reads a public key blob (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4, PROTOCOL.u2f), to its last byte. */
export function readKeyBlob(blob: Buffer): { readonly ok: true; readonly parts: KeyParts } | Refusal<KeyReason> {
  const reader = new WireReader(blob);
  const type = reader.name();
  switch (type) {
    case 'ssh-ed25519':
      return finish(reader, { type, blob, point: reader.string() });
    case 'sk-ssh-ed25519@openssh.com':
      return finish(reader, { type, blob, point: reader.string(), application: reader.name() });
    case 'ecdsa-sha2-nistp256':
    case 'ecdsa-sha2-nistp384':
    case 'ecdsa-sha2-nistp521': {
      const curve = type.slice('ecdsa-sha2-'.length) as Curve; // the three cases above
      if (reader.name() !== curve) return refuse('not-a-key', `the key says ${type} but names another curve`);
      return finish(reader, { type, blob, curve, point: reader.string() });
    }
    case 'ssh-rsa':
      return finish(reader, { type, blob, exponent: reader.positive(), modulus: reader.positive() });
    case 'ssh-dss':
      return refuse('weak', `DSA keys sign with SHA-1, which can be forged: ${TAKEN}`);
    default:
      return refuse('unsupported', `a key of the type ${quoted(type)} can’t sign here: ${TAKEN}`);
  }
}

function finish(
  reader: WireReader,
  parts: KeyParts,
): { readonly ok: true; readonly parts: KeyParts } | Refusal<KeyReason> {
  if (!reader.isWhole)
    return refuse(
      'not-a-key',
      `the ${parts.type} key is cut short, or holds bytes that don’t belong there: copy it again`,
    );
  return findFault(parts) ?? { ok: true, parts };
}

function findFault(parts: KeyParts): Refusal<KeyReason> | undefined {
  switch (parts.type) {
    case 'ssh-ed25519':
      return findPointFault(parts.point);
    case 'sk-ssh-ed25519@openssh.com':
      if (!parts.application.startsWith('ssh:'))
        return refuse(
          'unsupported',
          `the security key is bound to ${quoted(parts.application)}: make one for SSH, whose application starts with ssh:`,
        );
      return findPointFault(parts.point);
    case 'ssh-rsa':
      return findRsaFault(parts);
    default:
      if (parts.point.length !== 1 + 2 * CURVES[parts.curve].size || parts.point[0] !== 4)
        return refuse(
          'not-a-key',
          `the point of the ${parts.type} key is not whole and uncompressed: copy the key again`,
        );
      return undefined;
  }
}

/** The y of the points of order 1, 2, 4 and 8, little-endian: for a key made of one, anybody can make signatures that OpenSSH takes. */
const SMALL_ORDER = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
]);
/** 2^255 − 19, little-endian, but for its first byte, 0xed: a y from here on is written in more than one way. */
const TOP = `${'ff'.repeat(30)}7f`;

function findPointFault(point: Buffer): Refusal<KeyReason> | undefined {
  if (point.length !== 32) return refuse('not-a-key', 'an Ed25519 key has 32 bytes: copy the key again');
  const y = withoutSign(point);
  const unreduced = y.endsWith(TOP) && (point[0] ?? 0) >= 0xed;
  return unreduced || SMALL_ORDER.has(y)
    ? refuse('weak', 'anybody can sign for this Ed25519 key, since it is not a random point: make a new one')
    : undefined;
}

/** The y of an Ed25519 point in hexadecimal: the last bit, which tells x from −x, is cleared. */
export function withoutSign(point: Buffer): string {
  const y = Buffer.from(point);
  y[31] = (y[31] ?? 0) & 0x7f;
  return y.toString('hex');
}

const LEAST_BITS = 2048;
/** OpenSSL verifies nothing beyond these (OPENSSL_RSA_MAX_MODULUS_BITS, OPENSSL_RSA_MAX_PUBEXP_BITS). */
const MOST_BITS = 16_384;
const MOST_EXPONENT_BYTES = 8;

function findRsaFault({ exponent, modulus }: RsaParts): Refusal<KeyReason> | undefined {
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
  if (bits < LEAST_BITS)
    return refuse('weak', `the RSA key has ${bits} bits, and fewer than ${LEAST_BITS} can be broken: make a new one`);
  if (bits > MOST_BITS || exponent.length > MOST_EXPONENT_BYTES)
    return refuse(
      'unsupported',
      `the RSA key is larger than ${MOST_BITS} bits, or its exponent than 64: make a new one`,
    );
  const isOdd = (number: Buffer): boolean => ((number.at(-1) ?? 0) & 1) === 1;
  const isOne = exponent.length === 1 && exponent[0] === 1;
  return isOdd(exponent) && isOdd(modulus) && !isOne
    ? undefined
    : refuse(
        'weak',
        'anybody can sign for this RSA key, since its numbers are not those of a real one: make a new one',
      );
}
