import { CURVES, type Curve, type KeyParts, readKeyBlob } from './key-blob.ts';
import { quoted, refuse, type Refusal } from './refusal.ts';
import { fromBase64, WireReader } from './wire.ts';

/** A detached OpenSSH signature, well formed to its last byte; whether it matches anything is `verifySignature`. */
export interface Signature {
  /** The key that claims to have signed. */
  readonly key: KeyParts;
  readonly namespace: string;
  /** What the file was digested with before the key signed. */
  readonly fileHash: 'sha256' | 'sha512';
  /** What the key digested in turn; null for Ed25519, which does so itself. */
  readonly signedHash: string | null;
  /** As node:crypto takes it: for ECDSA r and s side by side, each as long as the curve's numbers. */
  readonly value: Buffer;
  /** What a security key adds to what it signs: flags (one byte) and counter (four). */
  readonly touch: Buffer | undefined;
}

export type ParseReason = 'not-a-signature' | 'unsupported' | 'weak' | 'not-touched';
export type ParsedSignature = { readonly ok: true; readonly signature: Signature } | Refusal<ParseReason>;

const ARMOUR = /^-----BEGIN SSH SIGNATURE-----\n((?:[A-Za-z0-9+/=]+\n)+)-----END SSH SIGNATURE-----\n?$/;
/** An armoured signature of the largest RSA key takes some 6 KiB. */
const MOST_BYTES = 16_384;
const MAGIC = 'SSHSIG';
const VERSION = 1;

/**
 * Reads an armoured signature (OpenSSH PROTOCOL.sshsig §1, §2). One armour, and nothing around it but a
 * final newline; every length exact, every integer in its shortest form, no byte left over, nothing in
 * `reserved`, which the signature would not cover.
 * @param armoured the file's bytes, or its text where nothing has touched its line ends
 */
export function parseSignature(armoured: string | Uint8Array): ParsedSignature {
  if (armoured.length > MOST_BYTES) return broken('the file is larger than any signature');
  const text =
    typeof armoured === 'string'
      ? armoured
      : Buffer.from(armoured.buffer, armoured.byteOffset, armoured.byteLength).toString('latin1');
  const blob = fromBase64(ARMOUR.exec(text)?.[1]?.replaceAll('\n', '') ?? '');
  if (blob === undefined || blob.length === 0) return broken(armourFault(text));
  const reader = new WireReader(blob);
  const [magic, version] = [reader.raw(MAGIC.length).toString('latin1'), reader.uint32()];
  if (blob.length < MAGIC.length + 4 || magic !== MAGIC) return broken('its content is not one of SSH');
  if (version !== VERSION)
    return refuse(
      'unsupported',
      `the signature is of version ${version}, and only version ${VERSION} is known: sign again with ssh-keygen`,
    );
  const [keyBlob, namespace, reserved, fileHash, value] = [
    reader.string(),
    reader.name(),
    reader.string(),
    reader.name(),
    reader.string(),
  ];
  if (!reader.isWhole) return broken('its content is cut short, or something follows it');
  if (namespace === '') return broken('it names no namespace');
  if (reserved.length > 0) return broken('its reserved field is not empty');
  if (fileHash !== 'sha256' && fileHash !== 'sha512')
    return refuse('unsupported', `the file was digested with ${quoted(fileHash)}: sign again with SHA-256 or SHA-512`);
  const key = readKeyBlob(keyBlob);
  if (!key.ok) return refuse(key.reason === 'not-a-key' ? 'not-a-signature' : key.reason, key.text);
  const raw = readValue(key.parts, value);
  return 'ok' in raw ? raw : { ok: true, signature: { key: key.parts, namespace, fileHash, ...raw } };
}

type Value = Pick<Signature, 'value' | 'signedHash' | 'touch'>;

/** The innermost part: the algorithm's name and what the key made (RFC 8332 §3, RFC 5656 §3.1.2, RFC 8709 §6, PROTOCOL.u2f). */
function readValue(key: KeyParts, bytes: Buffer): Value | Refusal<ParseReason> {
  const reader = new WireReader(bytes);
  const algorithm = reader.name();
  if (algorithm === 'ssh-rsa')
    return refuse(
      'weak',
      'the signature is made with SHA-1, which can be forged: sign again with ssh-keygen -Y sign, which uses SHA-512',
    );
  const signedHash = hashOf(key, algorithm);
  if (signedHash === undefined)
    return broken(`its algorithm ${quoted(algorithm)} is not one for a key of the type ${key.type}`);
  switch (key.type) {
    case 'ssh-ed25519':
      return exactly(64, reader, { signedHash, value: reader.string(), touch: undefined });
    case 'sk-ssh-ed25519@openssh.com': {
      const read = { signedHash, value: reader.string(), touch: reader.raw(5) };
      const present = ((read.touch[0] ?? 0) & 0x01) === 1;
      return present || !reader.isWhole
        ? exactly(64, reader, read)
        : refuse(
            'not-touched',
            'the security key signed without anybody touching it: sign again with a key made without no-touch-required',
          );
    }
    case 'ssh-rsa':
      return exactly(key.modulus.length, reader, { signedHash, value: reader.string(), touch: undefined });
    default:
      return ecdsaValue(key.curve, reader, signedHash);
  }
}

function hashOf(key: KeyParts, algorithm: string): string | null | undefined {
  if (key.type === 'ssh-rsa')
    return algorithm === 'rsa-sha2-512' ? 'sha512' : algorithm === 'rsa-sha2-256' ? 'sha256' : undefined;
  if (algorithm !== key.type) return undefined;
  return 'curve' in key ? CURVES[key.curve].hash : null;
}

function ecdsaValue(curve: Curve, reader: WireReader, signedHash: string | null): Value | Refusal<ParseReason> {
  const { size } = CURVES[curve];
  const inner = new WireReader(reader.string());
  const [r, s] = [inner.positive(), inner.positive()];
  if (!inner.isWhole || r.length > size || s.length > size)
    return broken('its two numbers are not in their shortest form');
  const value = Buffer.alloc(2 * size);
  value.set(r, size - r.length);
  value.set(s, 2 * size - s.length);
  return exactly(2 * size, reader, { signedHash, value, touch: undefined });
}

function exactly(length: number, reader: WireReader, read: Value): Value | Refusal<ParseReason> {
  return reader.isWhole && read.value.length === length
    ? read
    : broken('what the key made is not as long as it has to be');
}

function armourFault(text: string): string {
  if (text.includes('\r'))
    return 'its lines end in CRLF, where OpenSSH writes LF: keep .sig files from line-end conversion';
  if (text.split('-----BEGIN').length > 2) return 'the file holds more than one signature: keep one';
  return 'nothing may stand before the BEGIN line or after the END line, and only base64 between them';
}

function broken(what: string): Refusal<'not-a-signature'> {
  return refuse('not-a-signature', `this is not an intact OpenSSH signature: ${what}`);
}
