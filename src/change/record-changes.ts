import { packageOf } from '../assess/package.ts';
import { resolvedRecord } from '../assess/resolved-record.ts';
import { changesSince, type PackageChange } from '../assess/staleness.ts';
import type { System } from '../validate/registry.ts';

/** What a reviewer asks of a record, in this order; everything else of a record is prose, dates or proof. */
export const TOPICS = ['identities', 'tools', 'data', 'use', 'supply', 'risks', 'people'] as const;
export type Topic = (typeof TOPICS)[number];

/** The fields of each topic. Of an identity only what it is and may do: dates of rotation are no change of the system. */
const FIELDS: Record<Topic, readonly string[]> = {
  identities: [
    'nhis[].id',
    'nhis[].kind',
    'nhis[].owner',
    'nhis[].environment',
    'nhis[].auth',
    'nhis[].privileges',
    'nhis[].used_by',
    'nhis[].vendor',
    'nhis[].secret.store',
    'nhis[].secret.rotate_every',
    'nhis[].trust',
    'nhis[].audit',
  ],
  tools: ['tools'],
  data: ['data'],
  use: ['status', 'purpose', 'scope', 'audience', 'autonomy', 'pilot', 'access', 'live_since', 'regulated_by'],
  supply: [
    'models',
    'supplier.name',
    'supplier.regions',
    'supplier.exit',
    'operations.logging',
    'operations.monitoring',
    'operations.rollback',
  ],
  risks: ['risk_acceptance[].id', 'risk_acceptance[].risk', 'risk_acceptance[].residual', 'risk_acceptance[].owner'],
  people: ['owner', 'governance_owner', 'sponsor', 'team'],
};

/** Of a system that is new: what it can reach and whom it meets. */
const OF_NEW: readonly Topic[] = ['identities', 'tools', 'data'];

export interface RecordChange extends PackageChange {
  readonly topic: Topic;
}

/** How the resolved record differs, shared things put in their place: also where its own file is the same. */
export function recordChanges(before: System | undefined, after: System): RecordChange[] {
  const now = resolvedRecord(after);
  const then = before ? resolvedRecord(before) : {};
  return (before ? TOPICS : OF_NEW).flatMap((topic) => {
    const fields = before || topic !== 'data' ? FIELDS[topic] : ['data.classes'];
    return changesSince(packageOf(then, fields), fields, now).map((change) => ({ ...change, topic }));
  });
}
