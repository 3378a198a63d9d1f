import { bytesOf } from '../parse/source.ts';
import type { Decision, Person } from '../validate/registry.ts';
import { type Strength, STRENGTHS } from '../validate/schema/common.ts';
import { reviewFault, type ReviewQuestion } from './reviews.ts';
import type { DatedKey, Keyring } from './signature/keyring.ts';
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
  /** Why the review that it names proves nothing, to be read after “since”; absent where it does, or names none. */
  readonly reviewFault: string | undefined;
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
  reviewFault: undefined,
  keyDay: undefined,
  arrival: undefined,
};

/** What git tells of decisions. */
export interface FromGit extends Pick<ReviewQuestion, 'systemsAt' | 'timeZone'> {
  /** How a file came, by its path. */
  readonly arrivalOf: (path: string) => Arrival | undefined;
  /** Signed commits exactly as stored, by id. */
  readonly signedCommits: ReadonlyMap<string, Uint8Array>;
}

export interface ProofQuestion extends FromGit {
  readonly keyring: Keyring;
  readonly forgeKeys: readonly DatedKey[];
  readonly people: ReadonlyMap<string, Person>;
}

/** Git signs commits in this namespace (git-commit(1), gpg.format ssh). */
const COMMIT_NAMESPACE = 'git';

/** Few enough that their bytes need little memory, enough to keep every core busy. */
const AT_A_TIME = 1024;

/**
 * How well each decision is proven (CONTENT §2): signed, by a key of the person valid on the day on which the
 * signature came, which is the day of the decision only where git does not know better; reviewed, by a review of
 * theirs of the record as it was decided on, for which somebody answers with a signed commit, since anyone can type
 * an export; or committed, in a commit of the person's own that their key or that of the forge signed; or else
 * asserted.
 */
export async function proofsOf(decisions: readonly Decision[], question: ProofQuestion): Promise<Map<Decision, Proof>> {
  const proofs = new Map<Decision, Proof>();
  const everybody = [...question.keyring.values(), question.forgeKeys].flat();
  for (let at = 0; at < decisions.length; at += AT_A_TIME) {
    const some = decisions.slice(at, at + AT_A_TIME);
    const faults = some.map((decision) => reviewFault(decision, question));
    const files = some.map(
      (decision, index) =>
        signedFile(decision, question) ??
        signedCommit(decision, {
          ...question,
          everybody,
          isReviewed: faults[index] === undefined && decision.data.review !== undefined,
        }),
    );
    const verdicts = await verifyBatch(files.filter((file) => file !== undefined));
    const found = verdicts[Symbol.iterator]();
    for (const [index, decision] of some.entries()) {
      const verdict = files[index] === undefined ? undefined : found.next().value;
      proofs.set(decision, {
        ...judged(decision, verdict, faults[index]),
        keyDay: files[index]?.day,
        arrival: question.arrivalOf(decision.file),
      });
    }
  }
  return proofs;
}

type Judged = Omit<Proof, 'arrival' | 'keyDay'>;

function judged({ signature, data }: Decision, verdict: Verdict | undefined, review: string | undefined): Judged {
  const isSigned = signature !== undefined;
  const reviewFault = isSigned ? undefined : review;
  const isReviewed = data.review !== undefined && reviewFault === undefined;
  if (verdict?.ok) {
    const strength = isSigned ? 'signed' : isReviewed ? 'reviewed' : 'committed';
    return { strength, fingerprint: verdict.fingerprint, fault: undefined, reviewFault };
  }
  // That a commit is signed by somebody else, or by another kind of key, is no fault: it only proves nothing here.
  return {
    strength: 'asserted',
    fingerprint: undefined,
    fault: isSigned ? verdict?.text : undefined,
    reviewFault: isReviewed && !isSigned ? UNATTESTED : reviewFault,
  };
}

const UNATTESTED =
  'no key that is listed signed the commit that brought it, so that anyone could have typed the review';

function signedFile(decision: Decision, { keyring, arrivalOf }: ProofQuestion): SignedFile | undefined {
  const { signature, file, source, data } = decision;
  if (signature === undefined) return undefined;
  const day = arrivalOf(`${file}.sig`)?.utcDay ?? data.on;
  return { bytes: bytesOf(source), signature, namespace: DECISION_NAMESPACE, keys: keyring.get(data.by) ?? [], day };
}

interface CommitQuestion extends ProofQuestion {
  readonly everybody: readonly DatedKey[];
  readonly isReviewed: boolean;
}

/** The commit that brought a decision: one of the person who decided, or of anybody where a review proves who did. */
function signedCommit({ file, data }: Decision, question: CommitQuestion): SignedFile | undefined {
  const { arrivalOf, signedCommits, people, keyring, forgeKeys, everybody, isReviewed } = question;
  const arrival = arrivalOf(file);
  const object = arrival && signedCommits.get(arrival.commit.id);
  const email = people.get(data.by)?.email?.toLowerCase();
  const isOwn = email !== undefined && arrival?.commit.author.email.toLowerCase() === email;
  if (object === undefined || !(isOwn || isReviewed)) return undefined;
  const commit = splitCommit(object);
  if (commit === undefined) return undefined;
  const keys = isReviewed ? everybody : [...(keyring.get(data.by) ?? []), ...forgeKeys];
  return {
    bytes: commit.payload,
    signature: commit.signature,
    namespace: COMMIT_NAMESPACE,
    keys,
    day: arrival?.utcDay ?? data.on,
  };
}

/** True when `strength` is at least `least`. */
export function isStrongEnough(strength: Strength, least: Strength): boolean {
  return STRENGTHS.indexOf(strength) >= STRENGTHS.indexOf(least);
}
