import type { Collector } from './collector.ts';
import { isRecord, valueAt } from './lenient.ts';
import type { Entry, Registry } from './registry.ts';

/** What a record lists by id itself. Identities, models and evidence of systems are held to this where `use` is resolved. */
const OWN_LISTS = [['tools'], ['risk_acceptance'], ['incidents'], ['data', 'sources']] as const;
const SHARED_LISTS = [['nhis'], ['models'], ['evidence']] as const;

/** An id that a record uses twice would make every reference to it a guess. */
export function checkDuplicates({ systems, intake, decisions }: Registry, collector: Collector): void {
  for (const system of systems.values()) for (const path of OWN_LISTS) checkList(system, path, collector);
  for (const record of intake.values())
    for (const path of [...OWN_LISTS, ...SHARED_LISTS]) checkList(record, path, collector);
  for (const decision of decisions) if (decision.data.conditions) checkList(decision, ['conditions'], collector);
}

function checkList(
  { data, spot }: Pick<Entry<unknown>, 'data' | 'spot'>,
  path: readonly string[],
  collector: Collector,
): void {
  const list = valueAt(data, path);
  const seen = new Set<unknown>();
  for (const [at, item] of (Array.isArray(list) ? list : []).entries()) {
    const key = isRecord(item) && 'use' in item ? 'use' : 'id';
    const id = isRecord(item) ? item[key] : undefined;
    if (seen.has(id)) collector.fault('schema/duplicate-id', spot([...path, at, key]), String(id));
    seen.add(id);
  }
}
