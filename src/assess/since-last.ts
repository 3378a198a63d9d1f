import { decidedRecord } from './material.ts';
import { resolvedRecord } from './resolved-record.ts';
import { changesSince, type PackageChange } from './staleness.ts';
import type { SystemView } from './system-view.ts';

/** What has changed since a function last decided, or since a risk was last accepted; undefined where neither was. */
export function changesSinceLast(
  { function: name, risk }: { readonly function: string; readonly risk?: string | undefined },
  { decisions, system }: SystemView,
): PackageChange[] | undefined {
  const last = decisions.findLast(
    ({ data }) => data.function === name && data.risk === risk && data.package !== undefined,
  );
  return last && changesSince(last.data.package, last.data.fields ?? [], decidedRecord(resolvedRecord(system), risk));
}
