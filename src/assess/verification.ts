import { inWords } from '../diagnostic/calendar.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Decision, Registry } from '../validate/registry.ts';
import type { Strength } from '../validate/schema/common.ts';
import { POLICY } from '../validate/schema/decision.ts';
import type { Assessment } from './assess.ts';
import { acceptanceAuthority, authorityOf } from './authority-words.ts';
import { nameOf, sentence } from './names.ts';
import { digestOf } from './package.ts';
import { changesInWords } from './plain-words.ts';
import { policyChangesSince } from './policy-approval.ts';
import type { JudgedRisk } from './risks.ts';
import type { Proof } from './strength.ts';
import type { SystemView } from './system-view.ts';
import { shortId } from './trust/file-words.ts';
import type { Trust } from './trust/trust.ts';

/** One thing that was done again, and what came of it. */
export interface VerifiedFact {
  readonly what: 'digest' | 'state' | 'signature' | 'authority' | 'strength' | 'origin';
  readonly text: string;
}

/** A decision file, verified from its bytes on. */
export interface Verified {
  readonly file: string;
  readonly system: string;
  /** Absent where the file cannot be read as a decision. */
  readonly decision: Decision | undefined;
  readonly by: string | undefined;
  readonly strength: Strength | undefined;
  readonly facts: readonly VerifiedFact[];
  /** What speaks against it: empty where it holds. */
  readonly against: readonly string[];
}

/** Every decision of a system, or of all where none is named: why each holds, or what speaks against it. */
export function verifyDecisions(assessment: Assessment, system: string | undefined): Verified[] {
  const { registry, findings, trust } = assessment;
  const read = new Map(registry.decisions.map((decision) => [decision.file, decision]));
  const about = findingsByFile(findings);
  const files = [...registry.sources.values()].filter(({ kind }) => kind === 'decision').map(({ file }) => file);
  const gone = trust.fileChanges.filter(({ what }) => what === 'removed').map(({ path }) => path);
  return [...files, ...gone.filter((path) => path.endsWith('.json'))]
    .filter((file) => system === undefined || folderOf(file) === system)
    .sort()
    .map((file) => {
      const decision = read.get(file);
      return decision ? verified(decision, assessment, about) : unread(file, about, gone.includes(file));
    });
}

function folderOf(file: string): string {
  return file.split('/')[1] ?? '';
}

function unread(file: string, about: ByFile, isGone: boolean): Verified {
  const against = isGone
    ? ['It was in the registry and is gone.']
    : ['It cannot be read as a decision; “countersign check” says where.'];
  const more = (about.get(file) ?? []).map(({ message }) => message);
  return {
    file,
    system: folderOf(file),
    decision: undefined,
    by: undefined,
    strength: undefined,
    facts: [],
    against: [...against, ...more],
  };
}

function verified(decision: Decision, { registry, views, trust, asOf, findings }: Assessment, about: ByFile): Verified {
  const view = views.get(decision.system);
  const proof = trust.proofOf(decision);
  const risk = view?.risks.find((judged) => judged.decision === decision);
  const digest = digestFact(decision);
  const facts = [
    digest,
    {
      what: 'state',
      text: decision.system === POLICY ? policyText(decision, registry) : stateText(decision, view, asOf),
    },
    signatureFact(decision, proof),
    authorityFact(decision, risk, { registry }),
    { what: 'strength', text: strengthText(proof, view) },
    { what: 'origin', text: originText(proof, trust) },
  ] satisfies (VerifiedFact | undefined)[];
  const ofRisk = risk
    ? findings.filter(
        (finding) =>
          isAgainst(finding) &&
          finding.code.startsWith('risk/') &&
          finding.system === decision.system &&
          finding.subject === risk.risk.id,
      )
    : [];
  const against = new Set([...(about.get(decision.file) ?? []), ...ofRisk].map(({ message }) => message));
  if (digest === undefined && against.size === 0) against.add('Its digest is not that of the values that it lists.');
  return {
    file: decision.file,
    system: decision.system,
    decision,
    by: nameOf(decision.data.by, registry),
    strength: proof.strength,
    facts: facts.filter((fact) => fact !== undefined),
    against: [...against],
  };
}

type ByFile = ReadonlyMap<string, readonly Diagnostic[]>;

/** The errors that no exception lifts, by each decision file that they point at or beside. */
function findingsByFile(findings: readonly Diagnostic[]): ByFile {
  const byFile = new Map<string, Diagnostic[]>();
  for (const finding of findings.filter(isAgainst)) {
    const spots = [finding.spot, ...(finding.related ?? []).map(({ spot }) => spot)];
    const files = new Set(
      spots.map(({ file }) => file.replace(/\.sig$/, '')).filter((file) => file.startsWith('decisions/')),
    );
    for (const file of files) byFile.set(file, [...(byFile.get(file) ?? []), finding]);
  }
  return byFile;
}

function isAgainst({ severity, exceptedBy }: Diagnostic): boolean {
  return severity === 'error' && exceptedBy === undefined;
}

function digestFact({ data, digest }: Decision): VerifiedFact | undefined {
  const again = data.package && digestOf(data.package);
  return again === digest
    ? { what: 'digest', text: `SHA-256 ${digest}, computed again from the values it was made on, and equal` }
    : undefined;
}

function policyText(decision: Decision, registry: Pick<Registry, 'policy'>): string {
  const changes = policyChangesSince(decision, registry);
  return changes.length === 0
    ? 'the policy still says what was decided on'
    : `the policy has changed since: ${changesInWords(changes)}`;
}

function stateText(decision: Decision, view: SystemView | undefined, asOf: string): string {
  const { data } = decision;
  if (view === undefined) return 'there is no record of that system';
  if (data.on > asOf) return `dated after ${inWords(asOf)}, so it does not count yet`;
  const approval = view.approvals.find(({ governing }) => governing === decision);
  const risk = view.risks.find((judged) => judged.decision === decision);
  const { state, changes } = approval ?? risk ?? {};
  if (state !== undefined && changes !== undefined)
    return `${approval ? 'it governs' : 'it proves the acceptance'}: ${STATES[state] ?? state}${changes.length === 0 ? ', and the record is still what was decided on' : `; since then ${changesInWords(changes)}`}`;
  const met = view.approvals.flatMap(({ conditions }) => conditions).find((condition) => condition.met === decision);
  if (met) return `it declares the condition “${met.id}” met`;
  const newer = view.decisions.findLast(
    (other) => other.data.function === data.function && other.data.risk === data.risk && other.data.on <= asOf,
  );
  return `history; the newest of ${data.risk ?? data.function} is of ${inWords(newer?.data.on ?? data.on)}`;
}

const STATES: Record<string, string> = {
  conditions: 'approved, with conditions open',
  'not-required': 'declared not required',
  stale: 'changed since',
  void: 'counts for nothing',
};

function signatureFact({ signature, data }: Decision, proof: Proof): VerifiedFact {
  const { fingerprint, strength, fault, reviewFault } = proof;
  if (fault !== undefined) return { what: 'signature', text: `does not hold: ${fault}` };
  if (reviewFault !== undefined)
    return { what: 'signature', text: `none; the review that it names proves nothing, since ${reviewFault}` };
  if (strength === 'reviewed')
    return {
      what: 'signature',
      text: `none of its own; ${data.review?.account ?? ''} approved commit ${data.review?.commit.slice(0, 10) ?? ''}, which holds what was decided on, in a review${data.review?.href === undefined ? '' : ` (${data.review.href})`}, and ${fingerprint} signed the commit that brought it`,
    };
  if (strength === 'committed')
    return {
      what: 'signature',
      text: `none of its own; ${data.by} made the commit that brought it, signed with ${fingerprint}`,
    };
  return {
    what: 'signature',
    text: signature === undefined ? 'none' : `by ${data.by} with ${fingerprint}, over the very bytes of the file`,
  };
}

function authorityFact(
  decision: Decision,
  risk: JudgedRisk | undefined,
  { registry }: Pick<Assessment, 'registry'>,
): VerifiedFact | undefined {
  const text = risk ? acceptanceAuthority(risk.risk, decision, registry)?.text : authorityOf(decision, registry);
  return text === undefined ? undefined : { what: 'authority', text: `${nameOf(decision.data.by, registry)} ${text}` };
}

function strengthText({ strength }: Proof, view: SystemView | undefined): string {
  const least = view?.rules.least_strength ?? 'asserted';
  return `${strength}${view ? `; the policy asks for ${least} in the ${view.tier} tier` : ''}`;
}

function originText({ arrival }: Proof, { past, foundedAt }: Trust): string {
  if (arrival) {
    const came = `came with commit ${shortId(arrival.commit)} of ${inWords(arrival.day)}, by ${arrival.commit.author.name}`;
    return arrival.order > foundedAt ? came : `${came}, which began the registry: it may be older`;
  }
  if (past.shallow) return 'not known: this clone lacks older commits';
  if (past.state === 'read') return 'not committed yet';
  return sentence(past.unread ?? 'not known: there is no git history').replace(/^N/, 'n');
}
