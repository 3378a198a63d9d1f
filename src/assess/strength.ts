import { bytesOf } from '../parse/source.ts';
import type { Decision, Person } from '../validate/registry.ts';
import { type Strength, STRENGTHS } from '../validate/schema/common.ts';
import type { Keyring } from './signature/keyring.ts';
import { DECISION_NAMESPACE, type SignedFile, type Verdict, verifyBatch } from './signature/verify-signature.ts';
import type { Arrival } from './trust/arrivals.ts';
import { splitCommit } from './trust/commit-signature.ts';

/** How well it is proven who made a decision, and by what. */
export interface Proof {
  readonly strength: Strength;
  /** The key that proves it, as `ssh-keygen -l` shows it; absent where no key does. */
  readonly fingerprint: string | undefined;
  /** Why its signature does not verify; absent where it does, and where there is none. */
  readonly fault: string | undefined;
  /** The day, in UTC, on which a key has to be valid to prove it; absent where no signature was looked at. */
  readonly keyDay: string | undefined;
  /** The commit that brought the decision, and its days; absent where git does not know. */
  readonly arrival: Arrival | undefined;
}

/** Nothing is known of who made a decision. */
export const NO_PROOF: Proof = {
  strength: 'asserted',
  fingerprint: undefined,
  fault: undefined,
  keyDay: undefined,
  arrival: undefined,
};

export interface ProofQuestion {
  readonly keyring: Keyring;
  readonly people: ReadonlyMap<string, Person>;
  /** How a file came, by its path. */
  readonly arrivalOf: (path: string) => Arrival | undefined;
  /** Signed commits exactly as stored, by id. */
  readonly signedCommits: ReadonlyMap<string, Uint8Array>;
}

/** Git signs commits in this namespace (git-commit(1), gpg.format ssh). */
const COMMIT_NAMESPACE = 'git';

/** Few enough that their bytes need little memory, enough to keep every core busy. */
const AT_A_TIME = 1024;

/**
 * How well each decision is proven (CONTENT §2): signed, by a key of the person valid on the day on which the
 * signature came, which is the day of the decision only where git does not know better; or committed, in a commit
 * of the person's own that their key signed; or else asserted.
 */
export async function proofsOf(decisions: readonly Decision[], question: ProofQuestion): Promise<Map<Decision, Proof>> {
  const proofs = new Map<Decision, Proof>();
  for (let at = 0; at < decisions.length; at += AT_A_TIME) {
    const some = decisions.slice(at, at + AT_A_TIME);
    const files = some.map((decision) => signedFile(decision, question) ?? signedCommit(decision, question));
    const verdicts = await verifyBatch(files.filter((file) => file !== undefined));
    const found = verdicts[Symbol.iterator]();
    for (const [index, decision] of some.entries()) {
      const verdict = files[index] === undefined ? undefined : found.next().value;
      proofs.set(decision, {
        ...judged(decision, verdict),
        keyDay: files[index]?.day,
        arrival: question.arrivalOf(decision.file),
      });
    }
  }
  return proofs;
}

function judged({ signature }: Decision, verdict: Verdict | undefined): Omit<Proof, 'arrival' | 'keyDay'> {
  const isSigned = signature !== undefined;
  if (verdict?.ok) {
    return { strength: isSigned ? 'signed' : 'committed', fingerprint: verdict.fingerprint, fault: undefined };
  }
  // That a commit is signed by somebody else, or by another kind of key, is no fault: it only proves nothing here.
  return { strength: 'asserted', fingerprint: undefined, fault: isSigned ? verdict?.text : undefined };
}

function signedFile(decision: Decision, { keyring, arrivalOf }: ProofQuestion): SignedFile | undefined {
  const { signature, file, source, data } = decision;
  if (signature === undefined) return undefined;
  const day = arrivalOf(`${file}.sig`)?.utcDay ?? data.on;
  return { bytes: bytesOf(source), signature, namespace: DECISION_NAMESPACE, keys: keyring.get(data.by) ?? [], day };
}

/** The commit that brought a decision, where its author is the person who decided. */
function signedCommit({ file, data }: Decision, question: ProofQuestion): SignedFile | undefined {
  const arrival = question.arrivalOf(file);
  const object = arrival && question.signedCommits.get(arrival.commit.id);
  const email = question.people.get(data.by)?.email?.toLowerCase();
  if (object === undefined || email === undefined || arrival?.commit.author.email.toLowerCase() !== email)
    return undefined;
  const commit = splitCommit(object);
  if (commit === undefined) return undefined;
  const keys = question.keyring.get(data.by) ?? [];
  return { bytes: commit.payload, signature: commit.signature, namespace: COMMIT_NAMESPACE, keys, day: arrival.utcDay };
}

/** True when `strength` is at least `least`. */
export function isStrongEnough(strength: Strength, least: Strength): boolean {
  return STRENGTHS.indexOf(strength) >= STRENGTHS.indexOf(least);
}
