import { createPrivateKey, createPublicKey, hash, type KeyObject, sign } from 'node:crypto';
import { wireString } from '../../src/assess/signature/wire.ts';

/** The DER of an Ed25519 private key up to its 32 bytes (RFC 8410 §7). */
const BEFORE_SECRET = Buffer.from('302e020100300506032b657004220420', 'hex');
const NAMESPACE = 'countersign-decision';
const TYPE = 'ssh-ed25519';
/** How long ssh-keygen makes the lines of an armoured signature. */
const LINE = /.{1,70}/g;

/** A throw-away Ed25519 key that its name alone determines: for synthetic registries and tests, and good for nothing else. */
export interface ThrowAwayKey {
  /** Its line for people.yaml. */
  readonly line: string;
  /** An armoured signature over bytes, as `ssh-keygen -Y sign` writes it (PROTOCOL.sshsig). */
  readonly sign: (bytes: Uint8Array, namespace?: string) => string;
}

export function throwAwayKey(name: string): ThrowAwayKey {
  const secret = createPrivateKey({
    key: Buffer.concat([BEFORE_SECRET, hash('sha256', `throw-away key of ${name}`, 'buffer')]),
    format: 'der',
    type: 'pkcs8',
  });
  const blob = Buffer.concat([wireString(TYPE), wireString(publicPoint(secret))]);
  return {
    line: `${TYPE} ${blob.toString('base64')}`,
    sign: (bytes, namespace = NAMESPACE) => armour(signature(secret, blob, { bytes, namespace })),
  };
}

function publicPoint(secret: KeyObject): Buffer {
  return Buffer.from(String(createPublicKey(secret).export({ format: 'jwk' }).x), 'base64url');
}

function signature(
  secret: KeyObject,
  blob: Buffer,
  { bytes, namespace }: { bytes: Uint8Array; namespace: string },
): Buffer {
  const parts = [wireString(namespace), wireString(''), wireString('sha512')];
  const signed = Buffer.concat([Buffer.from('SSHSIG'), ...parts, wireString(hash('sha512', bytes, 'buffer'))]);
  const value = Buffer.concat([wireString(TYPE), wireString(sign(null, signed, secret))]);
  return Buffer.concat([Buffer.from('SSHSIG'), Buffer.of(0, 0, 0, 1), wireString(blob), ...parts, wireString(value)]);
}

function armour(blob: Buffer): string {
  const lines = blob.toString('base64').match(LINE) ?? [];
  return ['-----BEGIN SSH SIGNATURE-----', ...lines, '-----END SSH SIGNATURE-----', ''].join('\n');
}
