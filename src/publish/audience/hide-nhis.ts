import type { PackageChange } from '../../assess/staleness.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { isRecord } from '../../validate/lenient.ts';
import type { Registry } from '../../validate/registry.ts';
import type { NhiData } from '../../validate/schema/nhi.ts';
import type { Audience } from './audience.ts';
import { mutable } from './mutable.ts';

/** What a record says of an identity and makes it weaker when it is known. */
const WEAKNESSES = ['secret', 'trust', 'audit', 'revocation_tested', 'exposures'] as const;

/** The same in the material fields of a decision, where `secret` has no level of its own. */
const IN_PACKAGES: ReadonlySet<string> = new Set([...WEAKNESSES, 'store', 'rotate_every']);

/** Takes out of the identities of a registry, and of what was decided on them, where they are weak. */
export function hideNhis({ systems, shared }: Registry, audience: Audience): void {
  const shows = audience.shows('nhi-weaknesses');
  if (shows === 'full') return;
  const all = new Set([
    ...[...systems.values()].flatMap(({ nhis }) => nhis.map(({ data }) => data)),
    ...[...shared.nhis.values()].map(({ data }) => data),
  ]);
  for (const data of all)
    if (shows === 'withheld') for (const key of WEAKNESSES) Reflect.deleteProperty(data, key);
    else summarise(data);
}

/** Dates, periods and the kind of store stay. */
function summarise(data: NhiData): void {
  delete data.secret?.ref;
  delete data.trust;
  delete data.audit?.log;
  for (const leak of data.exposures ?? []) delete leak.by;
}

/** Takes them out of what decisions were made on, and of how that has changed since. */
export function hideNhiChanges({ approvals, decisions }: SystemView, audience: Audience): void {
  if (audience.shows('nhi-weaknesses') === 'full') return;
  for (const { data } of decisions)
    for (const item of Array.isArray(data.package?.nhis) ? data.package.nhis : [])
      if (isRecord(item)) for (const key of IN_PACKAGES) Reflect.deleteProperty(item, key);
  for (const approval of approvals) mutable(approval).changes = approval.changes.flatMap(withoutWeakness);
}

/** An identity that came or went is told without its weaknesses; a change of these is not told. */
function withoutWeakness(change: PackageChange): PackageChange[] {
  const [list, field] = change.field.split('.');
  if (list !== 'nhis') return [change];
  if (field !== undefined) return IN_PACKAGES.has(field) ? [] : [change];
  return [{ ...change, was: bare(change.was), now: bare(change.now) }];
}

function bare(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !IN_PACKAGES.has(key)));
}
