import { addPeriod } from '../diagnostic/calendar.ts';
import type { Intake } from '../validate/registry.ts';
import type { PolicyData } from '../validate/schema/policy.ts';

/**
 * The last day on which a system that is in use may still be unregistered; nothing where the record
 * does not say since when it is known. The first day counts of a month or year that is given alone.
 */
export function registrationDue({ data }: Intake, policy: PolicyData): string | undefined {
  const since = data.first_seen ?? data.in_use_since;
  return since && addPeriod(`${since}-01-01`.slice(0, 10), policy.intake.registered_within);
}

/** True where somebody uses it and its time has passed, or cannot be counted. */
export function isOverdue(record: Intake, policy: PolicyData, asOf: string): boolean {
  if (record.data.in_use !== true || record.isBroken('first_seen') || record.isBroken('in_use_since')) return false;
  return (registrationDue(record, policy) ?? '') < asOf;
}
