import { createPublicKey, hash, type JsonWebKey, type KeyObject } from 'node:crypto';
import { CURVES, type KeyParts, type KeyReason, readKeyBlob, withoutSign } from './key-blob.ts';
import { quoted, refuse, type Refusal } from './refusal.ts';
import { fromBase64 } from './wire.ts';

/** A public key, imported once and good for any number of verifications; it can be posted to a worker. */
export interface PublicKey {
  readonly type: KeyParts['type'];
  /** The wire form. Two keys are the same when these bytes are. */
  readonly blob: Buffer;
  /** `SHA256:…`, as `ssh-keygen -l` shows it. */
  readonly fingerprint: string;
  /** Equal for two keys that one secret can sign for, however each is written. */
  readonly secret: string;
  readonly keyObject: KeyObject;
}

export type PublicKeyResult = { readonly ok: true; readonly key: PublicKey } | Refusal<KeyReason | 'private-key'>;

const KEY_TYPE = /^(?:ssh|ecdsa|sk)-/;
/** Options of authorized_keys (sshd(8)) that say what a login may do, and nothing about signatures. */
const LOGIN_OPTIONS = new Set(
  'agent-forwarding command environment from no-agent-forwarding no-port-forwarding no-pty no-user-rc no-x11-forwarding permitlisten permitopen port-forwarding pty restrict tunnel user-rc x11-forwarding'.split(
    ' ',
  ),
);

/**
 * Reads one OpenSSH public key line: type, base64, perhaps a comment. Login options before the type are
 * passed over; one that would bear on signatures (`cert-authority`, `namespaces`, …) is refused.
 */
export function parsePublicKey(text: string): PublicKeyResult {
  const line = text.trim();
  if (/-----BEGIN [A-Z ]*PRIVATE KEY/.test(line))
    return refuse(
      'private-key',
      'this is a private key, and everyone who can read this file has it now: take it out of use, and write the line of the new one’s .pub file',
    );
  if (/[\r\n]/.test(line)) return refuse('not-a-key', 'a key is one line: list each by itself');
  const [options, rest] = KEY_TYPE.test(line) ? ['', line] : splitOptions(line);
  const option = optionNames(options).find((name) => !LOGIN_OPTIONS.has(name));
  if (option !== undefined)
    return refuse(
      'unsupported',
      `${quoted(option)} before the key is not understood here: write type, base64 and comment only, and dates as from and until`,
    );
  const [type = '', base64 = ''] = rest.split(/[ \t]+/);
  const blob = fromBase64(base64);
  if (!KEY_TYPE.test(type) || blob === undefined || blob.length === 0)
    return refuse(
      'not-a-key',
      'this is not an OpenSSH public key: copy the line of the .pub file, such as ssh-ed25519 AAAA…',
    );
  const read = readKeyBlob(blob);
  if (!read.ok) return read;
  if (read.parts.type !== type)
    return refuse('not-a-key', `the line says ${quoted(type)}, but the key in it is ${read.parts.type}: copy it again`);
  return importKey(read.parts);
}

function importKey(parts: KeyParts): PublicKeyResult {
  try {
    const keyObject = createPublicKey({ key: toJwk(parts), format: 'jwk' });
    return {
      ok: true,
      key: {
        type: parts.type,
        blob: parts.blob,
        fingerprint: fingerprintOf(parts.blob),
        secret: secretOf(parts),
        keyObject,
      },
    };
  } catch {
    return refuse('not-a-key', `the ${parts.type} key is no key of its kind: its numbers are wrong`);
  }
}

/** `SHA256:` and the unpadded base64 of the digest of a key's wire form. */
export function fingerprintOf(blob: Buffer): string {
  return `SHA256:${hash('sha256', blob, 'base64').replace(/=+$/, '')}`;
}

function toJwk(parts: KeyParts): JsonWebKey {
  switch (parts.type) {
    case 'ssh-ed25519':
    case 'sk-ssh-ed25519@openssh.com':
      return { kty: 'OKP', crv: 'Ed25519', x: parts.point.toString('base64url') };
    case 'ssh-rsa':
      return { kty: 'RSA', n: parts.modulus.toString('base64url'), e: parts.exponent.toString('base64url') };
    default: {
      const { size } = CURVES[parts.curve];
      const [x, y] = [parts.point.subarray(1, 1 + size), parts.point.subarray(1 + size)];
      return {
        kty: 'EC',
        crv: parts.curve.replace('nistp', 'P-'),
        x: x.toString('base64url'),
        y: y.toString('base64url'),
      };
    }
  }
}

/** Points count without their sign, and RSA without its exponent: who holds one secret can work out the other. */
function secretOf(parts: KeyParts): string {
  switch (parts.type) {
    case 'ssh-ed25519':
    case 'sk-ssh-ed25519@openssh.com':
      return `ed25519 ${withoutSign(parts.point)}`;
    case 'ssh-rsa':
      return `rsa ${parts.modulus.toString('hex')}`;
    default:
      return `${parts.curve} ${parts.point.subarray(1, 1 + CURVES[parts.curve].size).toString('hex')}`;
  }
}

/** The options, which end at the first space outside double quotes, and the key after them. */
function splitOptions(line: string): [string, string] {
  const options = /^(?:"(?:\\"|[^"])*"|[^\s"])*/.exec(line)?.[0] ?? '';
  return [options, line.slice(options.length).trimStart()];
}

function optionNames(options: string): string[] {
  const bare = options.replace(/"(?:\\"|[^"])*"/g, '');
  return bare === '' ? [] : bare.split(',').map((option) => option.replace(/=.*$/s, '').toLowerCase());
}
