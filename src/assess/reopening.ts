import type { Decision, CommonRegistry, System, Use } from '../validate/registry.ts';
import { isBrokenAt } from '../validate/resolve-uses.ts';
import type { Tier } from '../validate/schema/common.ts';
import type { EvidenceData } from '../validate/schema/evidence.ts';
import type { Incident } from '../validate/schema/system.ts';
import { isUnread } from './causes.ts';
import { isListWhole } from './evidence.ts';
import { decidedRecord, reopeningFields } from './material.ts';
import { isField } from './package-faults.ts';
import { resolvedRecord } from './resolved-record.ts';
import { changesSince, type PackageChange } from './staleness.ts';
import { atLeast } from './tier.ts';

/** Why a decision that was given no longer holds (CONTENT §2, “Stale”); each is the finding of one rule. */
export type Reopening =
  | { readonly kind: 'changed' }
  /** Fields that the policy wants decided on at once and that the decision does not list. */
  | { readonly kind: 'not-asked'; readonly fields: readonly string[] }
  | { readonly kind: 'tier-raised' }
  | ReopeningEvidence
  | { readonly kind: 'incident'; readonly incident: Incident; readonly at: number };

/** An item that the decision relied on and that no longer says what it said. */
export interface ReopeningEvidence {
  readonly kind: 'evidence';
  readonly how: 'removed' | 'altered' | 'contradicted';
  readonly id: string;
  /** Its index in what the decision relied on. */
  readonly at: number;
  /** The item in the record; absent when it was removed. */
  readonly use: Use<EvidenceData> | undefined;
  /** Later evidence against a control that it supports. */
  readonly against: Use<EvidenceData> | undefined;
}

/** What has happened since a decision. */
export interface SinceDecided {
  readonly changes: readonly PackageChange[];
  readonly reopenings: readonly Reopening[];
}

export interface SinceQuestion {
  readonly system: System;
  readonly tier: Tier;
  readonly registry: CommonRegistry;
  readonly asOf: string;
  /** Whether the package of a decision is whole and is what its digest says. */
  readonly isProven: (decision: Decision) => boolean;
}

export const NOTHING_SINCE: SinceDecided = { changes: [], reopenings: [] };

/** For the decisions of a system: how the record differs from what each was made on, and what reopens it. */
export function sinceDecided(question: SinceQuestion): (decision: Decision) => SinceDecided {
  const { system, tier, registry } = question;
  const record = resolvedRecord(system);
  return (decision) => {
    const { data } = decision;
    const { package: contents, fields } = data;
    // What a decision does not prove that it was made on is a finding of its own.
    const isProven = contents !== undefined && fields !== undefined && question.isProven(decision);
    const differs = isProven ? changesSince(contents, fields, decidedRecord(record, data.risk)) : [];
    const changes = differs.filter((change) => !isUnread(change, system));
    const reopenings: Reopening[] = [];
    if (!changes.every(({ narrows }) => narrows)) reopenings.push({ kind: 'changed' });
    if (data.function === 'risk') return { changes, reopenings };
    const unasked = fields
      ? reopeningFields(registry, data.function).filter((field) => isField(field) && !isListed(field, fields))
      : [];
    if (unasked.length > 0) reopenings.push({ kind: 'not-asked', fields: unasked });
    if (data.tier !== undefined && !atLeast(data.tier, tier)) reopenings.push({ kind: 'tier-raised' });
    reopenings.push(...evidenceSince(decision, question), ...incidentsSince(decision, question));
    return { changes, reopenings };
  };
}

/** True where a decision's own list holds the field, or what the field is part of. */
function isListed(field: string, fields: readonly string[]): boolean {
  const [wanted, ...own] = [field, ...fields].map((path) => path.replaceAll('[]', ''));
  return own.some((path) => path === wanted || wanted?.startsWith(`${path}.`));
}

function* evidenceSince({ data }: Decision, { system, registry, asOf }: SinceQuestion): Iterable<ReopeningEvidence> {
  for (const [at, { evidence: id, sha256 }] of (data.reliedOn ?? []).entries()) {
    const use = system.evidence.find((item) => item.id === id);
    if (use === undefined) {
      if (isListWhole(system)) yield { kind: 'evidence', how: 'removed', id, at, use, against: undefined };
      continue;
    }
    const today = use.data.sha256 ?? registry.evidenceFiles.get(use.data.file ?? '')?.sha256;
    if (sha256 !== undefined && today !== sha256 && !use.isBroken(['sha256'])) {
      yield { kind: 'evidence', how: 'altered', id, at, use, against: undefined };
    }
    const against = system.evidence.find(
      (other) => other !== use && contradicts(other, use) && cameAfter(other, data.on, asOf),
    );
    if (against) yield { kind: 'evidence', how: 'contradicted', id, at, use, against };
  }
}

function contradicts(other: Use<EvidenceData>, { data: { supports } }: Use<EvidenceData>): boolean {
  return contradicted(other.data, supports).length > 0;
}

/** Those controls of an item that another item speaks against. */
export function contradicted({ contradicts }: EvidenceData, supports: readonly string[] = []): string[] {
  return supports.filter((control) => contradicts?.includes(control));
}

/** True where whoever decided that day could not know it: it was done or filed later. */
function cameAfter({ data: { performed, collected } }: Use<EvidenceData>, on: string, asOf: string): boolean {
  return [performed, collected].some((day) => day !== undefined && on < day && day <= asOf);
}

function* incidentsSince({ data }: Decision, { system, asOf }: SinceQuestion): Iterable<Reopening> {
  for (const [at, incident] of (system.data.incidents ?? []).entries()) {
    const began = incident.on === undefined || (data.on < incident.on && incident.on <= asOf);
    const isOpen = incident.closed === undefined || incident.closed > asOf;
    if (!began || !isOpen || !incident.reopens?.some((name) => name === data.function)) continue;
    if (isBrokenAt(system, system.spot(['incidents', at, 'closed']))) continue;
    yield { kind: 'incident', incident, at };
  }
}
