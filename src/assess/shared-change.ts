import { inWords } from '../diagnostic/calendar.ts';
import type { Approval, Approver } from './approvals.ts';
import type { Assessment } from './assess.ts';
import { causeOf } from './causes.ts';
import { severityFor } from './severity.ts';
import type { PackageChange } from './staleness.ts';
import type { SystemView } from './system-view.ts';

/** A decision that a change of something shared made stale. */
export interface ReopenedByShared {
  readonly view: SystemView;
  readonly approval: Approval;
  /** What that change is to this decision. */
  readonly changes: readonly PackageChange[];
  /** Why the system has to be looked at by itself; absent where the shared change is all there is. */
  readonly besides: string | undefined;
}

/** The systems whose decision of a function a shared identity or model reopened, in the order of their ids. */
export function reopenedByShared(id: string, name: Approver, { views, asOf }: Assessment): ReopenedByShared[] {
  const found: ReopenedByShared[] = [];
  for (const view of views.values()) {
    if (severityFor('approval', view.system, asOf) === undefined) continue;
    const approval = view.approvals.find((one) => one.function === name);
    if (approval === undefined || !approval.reopenings.some(({ kind }) => kind === 'changed')) continue;
    const widening = approval.changes.filter(({ narrows }) => !narrows);
    const changes = widening.filter((change) => causeOf(change, view.system).shared === id);
    if (changes.length > 0)
      found.push({ view, approval, changes, besides: besides(approval, widening.length > changes.length) });
  }
  return found;
}

const BESIDES = {
  'not-asked': 'the policy wants it to decide on more',
  'tier-raised': 'its tier has risen',
  evidence: 'the evidence has changed, too',
  incident: 'an incident is open',
} as const;

function besides({ state, governing, reopenings }: Approval, changedElsewhere: boolean): string | undefined {
  if (state === 'expired') return `the decision counted until ${inWords(governing?.data.expires ?? '')}`;
  if (state !== 'stale') return 'the decision counts for nothing';
  if (changedElsewhere) return 'something else has changed, too';
  const other = reopenings.find(({ kind }) => kind !== 'changed');
  return other === undefined || other.kind === 'changed' ? undefined : BESIDES[other.kind];
}
