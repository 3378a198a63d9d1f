import type { Decision, CommonRegistry } from '../validate/registry.ts';
import type { Status, Strength, Tier } from '../validate/schema/common.ts';
import type { Approval, ApprovalState, Approver } from './approvals.ts';
import { acceptanceAuthority, authorityOf } from './authority-words.ts';
import type { EvidenceState } from './evidence.ts';
import { nameOf, titleOf } from './names.ts';
import type { JudgedRisk } from './risks.ts';
import type { SystemView } from './system-view.ts';
import type { Trust } from './trust/trust.ts';

/** Somebody named in a proof. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface ProvenApproval {
  readonly function: Approver;
  readonly required: boolean;
  readonly state: ApprovalState;
  readonly by: Named | undefined;
  /** The person in whose stead they decided. */
  readonly instead: Named | undefined;
  readonly on: string | undefined;
  readonly expires: string | undefined;
  readonly tier: Tier | undefined;
  readonly rationale: string | undefined;
  /** By what right, in words. */
  readonly authority: string | undefined;
  /** Why the decision counts for nothing. */
  readonly faults: readonly string[];
  readonly conditions: readonly {
    readonly id: string;
    readonly text: string;
    readonly due: string;
    readonly met: string | undefined;
  }[];
  /** The decision file, below the content folder. */
  readonly file: string | undefined;
  readonly digest: string | undefined;
  readonly proof: ProvenBy | undefined;
}

/** How well it is proven who made a decision (CONTENT §2, “Strength”). */
export interface ProvenBy {
  readonly strength: Strength;
  /** The key that proves it. */
  readonly fingerprint: string | undefined;
  /** Why its signature does not verify. */
  readonly fault: string | undefined;
}

export interface ProvenRisk {
  readonly id: string;
  readonly risk: string | undefined;
  readonly residual: string | undefined;
  readonly owner: Named | undefined;
  readonly state: JudgedRisk['state'];
  readonly by: Named | undefined;
  readonly on: string | undefined;
  readonly expires: string | undefined;
  readonly authority: string | undefined;
  /** The decision file that proves the acceptance. */
  readonly file: string | undefined;
  readonly proof: ProvenBy | undefined;
}

export interface ProvenEvidence {
  readonly id: string;
  readonly title: string;
  readonly kind: string | undefined;
  readonly state: EvidenceState;
  readonly performed: string | undefined;
  readonly expires: string | undefined;
  readonly sha256: string | undefined;
  /** The functions whose standing decision relies on it. */
  readonly reliedOnBy: readonly string[];
}

/** Who had accepted a system, and on what, on the day of its view. */
export interface Standing {
  readonly title: string;
  readonly status: Status;
  readonly liveSince: string | undefined;
  readonly tier: Tier;
  readonly reasons: readonly string[];
  readonly approvals: readonly ProvenApproval[];
  readonly risks: readonly ProvenRisk[];
  /** The kinds that the tier asks for; `item` is the one that counted longest. */
  readonly required: readonly { readonly kind: string; readonly title: string; readonly item: string | undefined }[];
  readonly evidence: readonly ProvenEvidence[];
}

export function standingOf(view: SystemView, registry: CommonRegistry, trust: Trust): Standing {
  const around = { registry, trust };
  const { system, tier, reasons } = view;
  return {
    title: titleOf(system),
    status: system.status,
    liveSince: system.data.live_since,
    tier,
    reasons,
    approvals: view.approvals.map((approval) => provenApproval(approval, view, around)),
    risks: provenRisks(view, around),
    required: view.required.map(({ kind, title, best }) => ({ kind, title, item: best?.use.id })),
    evidence: provenEvidence(view),
  };
}

interface Around {
  readonly registry: CommonRegistry;
  readonly trust: Trust;
}

function provenBy(decision: Decision | undefined, { proofOf }: Trust): ProvenBy | undefined {
  if (decision === undefined) return undefined;
  const { strength, fingerprint, fault } = proofOf(decision);
  return { strength, fingerprint, fault };
}

function provenApproval(approval: Approval, { faults }: SystemView, { registry, trust }: Around): ProvenApproval {
  const { function: name, required, state, governing, conditions } = approval;
  return {
    function: name,
    required,
    state,
    by: named(governing?.data.by, registry),
    instead: named(governing?.data.for, registry),
    on: governing?.data.on,
    expires: governing?.data.expires,
    tier: governing?.data.tier,
    rationale: governing?.data.rationale,
    authority: governing && authorityOf(governing, registry),
    faults: governing === undefined ? [] : (faults.get(governing) ?? []).map(({ text }) => text),
    conditions: conditions.map(({ id, text, due, met }) => ({ id, text, due, met: met?.data.on })),
    file: governing?.file,
    digest: governing?.digest,
    proof: provenBy(governing, trust),
  };
}

function provenRisks({ risks }: SystemView, { registry, trust }: Around): ProvenRisk[] {
  return risks.map(({ risk, state, decision }) => ({
    id: risk.id,
    risk: risk.risk,
    residual: risk.residual,
    owner: named(risk.owner, registry),
    state,
    by: named(risk.accepted_by, registry),
    on: risk.accepted,
    expires: risk.expires,
    authority: acceptanceAuthority(risk, decision, registry)?.text,
    file: decision?.file,
    proof: provenBy(decision, trust),
  }));
}

function provenEvidence({ evidence, approvals }: SystemView): ProvenEvidence[] {
  const relies = (decision: Decision | undefined, id: string) =>
    decision?.data.reliedOn?.some((item) => item.evidence === id) ?? false;
  return evidence.map(({ use: { id, data }, state }) => ({
    id,
    title: data.title ?? id,
    kind: data.kind,
    state,
    performed: data.performed,
    expires: data.expires,
    sha256: data.sha256,
    reliedOnBy: approvals.filter(({ governing }) => relies(governing, id)).map((approval) => approval.function),
  }));
}

function named(id: string | null | undefined, registry: CommonRegistry): Named | undefined {
  return id === null || id === undefined ? undefined : { id, name: nameOf(id, registry) };
}
