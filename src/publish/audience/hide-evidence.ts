import type { JudgedEvidence } from '../../assess/evidence.ts';
import type { Reopening } from '../../assess/reopening.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Registry, Use } from '../../validate/registry.ts';
import type { EvidenceData } from '../../validate/schema/evidence.ts';
import { type Audience, hidesAny } from './audience.ts';
import { mutable } from './mutable.ts';

/** True for a kind of evidence that belongs to legal, such as a legal review. */
export function isAdvice(kind: string | undefined, { policy }: Registry): boolean {
  return kind !== undefined && policy.evidence_kinds[kind]?.function === 'legal';
}

/** New ids in place of those that say something; undefined for an item that is withheld. */
export type NewIds = ReadonlyMap<string, string | undefined>;

/**
 * Takes out of the evidence of a system what an audience may not see. What was judged by it stays: the grades of its
 * controls, and where decisions stand.
 * @returns the new ids of the items that changed
 */
export function hideEvidence(view: SystemView, registry: Registry, audience: Audience): NewIds {
  if (!hidesAny(audience, ['test-reports', 'privileged-advice'])) return new Map();
  const ids = new Map<string, string | undefined>();
  const gone = new Set<EvidenceData>();
  for (const [at, item] of view.evidence.entries()) {
    const { use } = item;
    const shows = audience.shows(isAdvice(use.data.kind, registry) ? 'privileged-advice' : 'test-reports');
    if (shows === 'full') continue;
    ids.set(use.id, shows === 'summary' ? `evidence-${at + 1}` : undefined);
    if (shows === 'withheld') gone.add(use.data);
    else summarise(item, `evidence-${at + 1}`, titleOf(use.data.kind, registry));
  }
  const isLeft = ({ use }: { use: Use<EvidenceData> }) => !gone.has(use.data);
  const { system } = view;
  mutable(system).evidence = system.evidence.filter((use) => isLeft({ use }));
  if (system.data.evidence) system.data.evidence = [];
  mutable(view).evidence = view.evidence.filter(isLeft);
  mutable(view).required = [];
  for (const entry of view.coverage.values()) {
    mutable(entry).evidence = entry.evidence.filter(isLeft);
    mutable(entry).against = entry.against.filter(isLeft);
    mutable(entry).answered = entry.answered.filter(({ item, by }) => isLeft(item) && isLeft(by));
  }
  return ids;
}

/** Kind, state and dates stay. */
function summarise(item: JudgedEvidence, id: string, title: string): void {
  const { data } = item.use;
  const { kind, performed, collected, collected_by, reviewed_by, expires, about, supports, contradicts } = data;
  for (const key of Object.keys(data)) Reflect.deleteProperty(data, key);
  const left = { kind, performed, collected, collected_by, reviewed_by, expires, about, supports, contradicts };
  Object.assign(data, { id, title, ...left });
  mutable(item.use).id = id;
  Object.assign(mutable(item), { says: undefined, doubts: [], open: [] });
}

function titleOf(kind: string | undefined, { policy }: Registry): string {
  return policy.evidence_kinds[kind ?? '']?.title ?? 'Evidence';
}

/** Gives what a decision rests on, and what reopened it, the new ids of evidence; what is not shown is not named. */
export function renameEvidence(view: SystemView, ids: NewIds): void {
  if (ids.size === 0) return;
  const left = new Set(view.evidence.map(({ use }) => use.id));
  const shown = (old: string): string | undefined => {
    const id = renamed(old, ids);
    return id !== undefined && left.has(id) ? id : undefined;
  };
  for (const { data } of view.decisions)
    data.reliedOn = data.reliedOn?.flatMap(({ evidence, sha256 }) => {
      const id = shown(evidence);
      return id === undefined ? [] : [id === evidence ? { evidence, sha256 } : { evidence: id }];
    });
  for (const approval of view.approvals)
    mutable(approval).reopenings = approval.reopenings.flatMap((reopening): Reopening[] => {
      if (reopening.kind !== 'evidence') return [reopening];
      const id = shown(reopening.id);
      const { against } = reopening;
      return id === undefined || (against !== undefined && shown(against.id) === undefined)
        ? []
        : [{ ...reopening, id }];
    });
}

/** The id that stands for another; the same where it says nothing that is hidden. */
export function renamed(id: string, ids: NewIds): string | undefined {
  return ids.has(id) ? ids.get(id) : id;
}
