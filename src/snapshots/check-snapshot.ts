import { compare } from '../diagnostic/compare.ts';
import type { AllowedSigner } from '../assess/signature/read-allowed-signers.ts';
import { type SignatureReason, verifySignature } from '../assess/signature/verify-signature.ts';
import type { Manifest, ReadManifest } from '../read/snapshots/manifest.ts';
import { type Chain, chainOf, type Link } from './chain.ts';

/** The namespace of a signature over a manifest: one that the same key made for anything else is none. */
export const SNAPSHOT_NAMESPACE = 'countersign-snapshot';

/** What is known of a snapshot when it is checked. */
export interface SnapshotFacts {
  readonly where: string;
  readonly manifest: ReadManifest;
  /** The SHA-256 of what is there. */
  readonly sums: ReadonlyMap<string, string>;
  /** Whether those are of all that is there. */
  readonly isWholeFolder: boolean;
  /** The signature over the manifest, where there is one. */
  readonly signature: Uint8Array | undefined;
  readonly signers: readonly AllowedSigner[];
  /** Whether signers were named, so that a snapshot without a signature is none of theirs. */
  readonly mustBeSigned: boolean;
  /** The earlier snapshots that were given. */
  readonly given: readonly Link[];
}

/** Whether a snapshot is what its manifest says, and hangs together with those before it. */
export interface SnapshotCheck {
  readonly where: string;
  readonly sha256: string;
  readonly about: Omit<Manifest, 'files'>;
  readonly files: FilesCheck;
  readonly signature: SignatureCheck;
  readonly chain: Chain;
  readonly holds: boolean;
}

export interface FilesCheck {
  /** How many the manifest names. */
  readonly named: number;
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  /** Not in the manifest; undefined where that cannot be seen, as on another machine. */
  readonly added: readonly string[] | undefined;
}

export type SignatureCheck =
  | { readonly state: 'none' | 'missing' }
  | { readonly state: 'good'; readonly by: string; readonly fingerprint: string }
  | { readonly state: 'bad'; readonly why: string };

/** Pure: everything that was read comes in. */
export function checkSnapshot(facts: SnapshotFacts): SnapshotCheck {
  const { where, manifest } = facts;
  const { files: _files, ...about } = manifest.manifest;
  const files = checkFiles(facts);
  const signature = checkSignature(facts);
  const chain = chainOf(manifest, facts.given);
  const { missing, changed, added = [] } = files;
  const holds =
    missing.length + changed.length + added.length + chain.strays.length === 0 &&
    (signature.state === 'none' || signature.state === 'good');
  return { where, sha256: manifest.sha256, about, files, signature, chain, holds };
}

function checkFiles({ manifest, sums, isWholeFolder }: SnapshotFacts): FilesCheck {
  const named = new Map(Object.entries(manifest.manifest.files));
  const names = [...named.keys()].sort(compare);
  return {
    named: names.length,
    missing: names.filter((name) => !sums.has(name)),
    changed: names.filter((name) => sums.has(name) && sums.get(name) !== named.get(name)),
    added: isWholeFolder ? [...sums.keys()].filter((name) => !named.has(name)).sort(compare) : undefined,
  };
}

function checkSignature({ manifest, signature, signers, mustBeSigned }: SnapshotFacts): SignatureCheck {
  if (signature === undefined) return { state: mustBeSigned ? 'missing' : 'none' };
  const verdict = verifySignature({
    bytes: manifest.bytes,
    signature,
    namespace: SNAPSHOT_NAMESPACE,
    keys: signers,
    day: manifest.manifest.asOf,
  });
  if (!verdict.ok) return { state: 'bad', why: WORDS[verdict.reason] ?? verdict.text };
  const by = signers.find(({ key }) => key.fingerprint === verdict.fingerprint)?.name ?? '';
  return { state: 'good', by, fingerprint: verdict.fingerprint };
}

/** What is said of decisions elsewhere, for snapshots. */
const WORDS: Partial<Record<SignatureReason, string>> = {
  'unknown-key': 'it was made with a key that is none of those who may sign',
  'does-not-match': 'the manifest was changed after it was signed, or the signature is of another one',
};
