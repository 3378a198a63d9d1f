import { isActive } from './nhi/facts.ts';
import type { Severity } from '../diagnostic/diagnostic.ts';
import type { System } from '../validate/registry.ts';

/** A row of the status table (CONTENT §1): how much a rule of that row weighs in each status. */
export type Row = 'owner' | 'record' | 'review' | 'approval' | 'nhi' | 'always';

/** The severity of a rule about a system, or nothing where the status leaves the rule out. */
export function severityFor(row: Row, system: System, asOf: string): Severity | undefined {
  if (row === 'always') return 'error';
  switch (system.status) {
    case 'proposed':
      return PROPOSED[row];
    case 'pilot':
      return row === 'approval' ? pilotSeverity(system, asOf) : 'error';
    case 'production':
      return 'error';
    case 'suspended':
      return row === 'approval' ? undefined : 'error';
    case 'retired':
      return undefined;
  }
}

const PROPOSED: Record<Exclude<Row, 'always'>, Severity | undefined> = {
  owner: 'error',
  record: 'info',
  review: undefined,
  approval: 'info',
  nhi: 'info',
};
const PERSONAL = ['personal', 'special-category', 'health', 'payment', 'credit'];

/** A pilot is held to everything once it can hurt somebody, or once its time is over. */
function pilotSeverity({ data, nhis }: System, asOf: string): Severity {
  const strict =
    nhis.some((nhi) => isActive(nhi.data) && nhi.data.environment === 'production') ||
    (data.data?.classes ?? []).some((name) => PERSONAL.includes(name)) ||
    (data.audience ?? []).some((audience) => audience !== 'staff') ||
    (data.pilot?.until !== undefined && data.pilot.until < asOf);
  return strict ? 'error' : 'warning';
}

/** The severity of a finding that says of others that they are there. */
export function weightiest(severities: readonly Severity[]): Severity {
  return (['error', 'warning'] as const).find((severity) => severities.includes(severity)) ?? 'info';
}
