import { hash, type KeyObject, verify } from 'node:crypto';
import { inWords } from '../../diagnostic/calendar.ts';
import type { DatedKey } from './keyring.ts';
import { type ParseReason, parseSignature, type Signature } from './parse-signature.ts';
import { fingerprintOf } from './public-key.ts';
import { quoted, refuse, type Refusal } from './refusal.ts';
import { wireString } from './wire.ts';

/** The namespace of decisions: a signature that the same key made for anything else, such as a commit, is no decision. */
export const DECISION_NAMESPACE = 'countersign-decision';

export interface SignedFile {
  /** The file as it is on disk, byte for byte. */
  readonly bytes: Uint8Array;
  /** The armoured signature: bytes, or text with its own line ends. */
  readonly signature: string | Uint8Array;
  readonly namespace: string;
  /** All keys of the person who is said to have signed. */
  readonly keys: readonly DatedKey[];
  /** The calendar day (UTC) on which the key has to be valid. */
  readonly day: string;
}

export type SignatureReason =
  ParseReason | 'wrong-namespace' | 'unknown-key' | 'key-not-valid-that-day' | 'does-not-match';
export type Verdict = { readonly ok: true; readonly fingerprint: string } | Refusal<SignatureReason>;

/** Verifies one signature over a file: OpenSSH PROTOCOL.sshsig §3. */
export function verifySignature(file: SignedFile): Verdict {
  const claim = examine(file);
  if ('ok' in claim) return claim;
  return judge(claim, isMade(claim));
}

/** How many verifications wait for the thread pool at a time: enough to keep it busy, few enough to hold little memory. */
const AT_A_TIME = 64;

/** The same for many, in order, on the threads of node:crypto: as fast as there are cores, up to four. */
export async function verifyBatch(files: readonly SignedFile[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const waiting = files.entries();
  const lane = async (): Promise<void> => {
    for (const [at, file] of waiting) {
      const claim = examine(file);
      verdicts[at] = 'ok' in claim ? claim : judge(claim, await isMadeAside(claim));
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_A_TIME, files.length) }, lane));
  return verdicts;
}

/** A signature that has passed everything but the arithmetic. */
interface Claim {
  readonly fingerprint: string;
  readonly hash: string | null;
  readonly signed: Buffer;
  /** Options only where they are needed: node:crypto takes a bare key 15% faster. */
  readonly key: KeyObject | { readonly key: KeyObject; readonly dsaEncoding: 'ieee-p1363' };
  readonly value: Buffer;
}

function examine({ bytes, signature: armoured, namespace, keys, day }: SignedFile): Claim | Refusal<SignatureReason> {
  const parsed = parseSignature(armoured);
  if (!parsed.ok) return parsed;
  const { signature } = parsed;
  if (signature.namespace !== namespace)
    return refuse(
      'wrong-namespace',
      `the signature is for the namespace ${quoted(signature.namespace)}, not for ${quoted(namespace)}: sign the file itself, for this purpose`,
    );
  const entries = keys.filter(({ key }) => signature.key.blob.equals(key.blob));
  const [first] = entries;
  if (!first)
    return refuse(
      'unknown-key',
      `the key ${fingerprintOf(signature.key.blob)} is none of this person’s: they sign with a key of their own that people.yaml lists`,
    );
  const { fingerprint, keyObject } = first.key;
  if (!entries.some((entry) => isValidOn(entry, day)))
    return refuse(
      'key-not-valid-that-day',
      `the key ${fingerprint} is not valid on ${inWords(day)}, only ${entries.map(spanOf).join(' and ')}`,
    );
  return {
    fingerprint,
    hash: signature.signedHash,
    signed: signedData(signature, bytes),
    key: 'curve' in signature.key ? { key: keyObject, dsaEncoding: 'ieee-p1363' } : keyObject,
    value: signature.value,
  };
}

/** PROTOCOL.sshsig §3; for a security key wrapped once more: PROTOCOL.u2f, “SSH U2F Signatures”. */
function signedData({ namespace, fileHash, key, touch }: Signature, bytes: Uint8Array): Buffer {
  const data = Buffer.concat([
    Buffer.from('SSHSIG'),
    wireString(namespace),
    wireString(''),
    wireString(fileHash),
    wireString(hash(fileHash, bytes, 'buffer')),
  ]);
  if (!('application' in key) || touch === undefined) return data;
  return Buffer.concat([
    hash('sha256', Buffer.from(key.application, 'latin1'), 'buffer'),
    touch,
    hash('sha256', data, 'buffer'),
  ]);
}

function isMade({ hash: algorithm, signed, key, value }: Claim): boolean {
  try {
    return verify(algorithm, signed, key, value);
  } catch {
    return false;
  }
}

function isMadeAside({ hash: algorithm, signed, key, value }: Claim): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      verify(algorithm, signed, key, value, (error, made) => {
        resolve(error === null && made);
      });
    } catch {
      resolve(false);
    }
  });
}

function judge({ fingerprint }: Claim, made: boolean): Verdict {
  if (made) return { ok: true, fingerprint };
  return refuse(
    'does-not-match',
    `the key ${fingerprint} did not sign these bytes: the file or its signature was altered, or the signature belongs to another file; decide anew instead of editing`,
  );
}

/** The first and the last day count. Dates are text of equal length, so that they compare as text. */
function isValidOn({ from, until }: DatedKey, day: string): boolean {
  return (from === undefined || from <= day) && (until === undefined || day <= until);
}

function spanOf({ from, until }: DatedKey): string {
  if (from === undefined) return until === undefined ? 'always' : `until ${inWords(until)}`;
  return until === undefined ? `from ${inWords(from)}` : `from ${inWords(from)} until ${inWords(until)}`;
}
