import type { ChangeBase } from '../../read/past.ts';
import type { Decision, Registry } from '../../validate/registry.ts';
import type { TrustFiles } from '../../validate/trust-files.ts';
import { keysOf } from '../signature/keyring.ts';
import { type FromGit, NO_PROOF, type Proof, proofsOf } from '../strength.ts';
import type { FileIds } from './file-ids.ts';
import { sameTrust, type TrustChange, trustChanges } from './trust-changes.ts';

/** The files that say who may decide, where a change goes to and where it began. */
export interface TrustFilesBefore {
  readonly tip: TrustFiles;
  readonly fork: TrustFiles;
}

/** The trust that stands without a change. */
export interface Before {
  /** False where there was no registry yet: then nothing came before. */
  readonly existed: boolean;
  /** These files as they are where the change goes to: what was decided there since it began counts. */
  readonly files: TrustFiles;
  /** Whether they say anything else than those that are judged. */
  readonly differs: boolean;
  /** Whether they say anything else than where the change began: then it is behind. */
  readonly isBehind: boolean;
  /** What the change newly allows: neither where it began nor where it goes to was it allowed. */
  readonly changes: readonly TrustChange[];
  /** True for a decision whose bytes, or whose signature, the base had nowhere. */
  readonly isNew: (decision: Decision) => boolean;
  /** How well a new decision is proven by the keys of the base. */
  readonly proofOf: (decision: Decision) => Proof;
}

interface BeforeQuestion {
  readonly base: ChangeBase;
  readonly files: TrustFilesBefore;
  readonly ids: FileIds;
  readonly git: FromGit;
}

/** What stands without a change, and what it newly allows. */
export async function beforeOf(
  registry: Registry,
  { base: { tip, fork }, files: { tip: files, fork: atFork }, ids, git }: BeforeQuestion,
): Promise<Before> {
  const had = new Set([...tip.ids.values(), ...fork.ids.values()]);
  const isNewFile = (path: string) => ids.has(path) && !had.has(ids.get(path) ?? '');
  const isNew = ({ file }: Decision) => isNewFile(file) || isNewFile(`${file}.sig`);
  const existed = tip.files.length > 0;
  const isBehind = !sameTrust(files, atFork);
  const differs = existed && !sameTrust(files, registry);
  const { keyring, forgeKeys } = keysOf(files);
  const fresh = differs ? registry.decisions.filter(isNew) : [];
  const proofs = await proofsOf(fresh, { ...git, keyring, forgeKeys, people: files.people });
  return {
    existed,
    files,
    differs,
    isBehind,
    changes: differs ? newlyAllowed({ files, atFork, isBehind }, registry) : [],
    isNew,
    proofOf: (decision) => proofs.get(decision) ?? NO_PROOF,
  };
}

interface Compared {
  readonly files: TrustFiles;
  readonly atFork: TrustFiles;
  readonly isBehind: boolean;
}

/** What was taken back where a change goes to, and still stands in it because it began earlier, is not its doing. */
function newlyAllowed({ files, atFork, isBehind }: Compared, registry: Registry): TrustChange[] {
  const changes = trustChanges(files, registry);
  if (!isBehind) return changes;
  const keyOf = ({ spot, detail, person }: TrustChange) => JSON.stringify([spot.file, person, detail]);
  const own = new Set(trustChanges(atFork, registry).map(keyOf));
  return changes.filter((change) => own.has(keyOf(change)));
}
