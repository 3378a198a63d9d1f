import type { SystemView } from '../../assess/system-view.ts';
import { EMPTY_BODY } from '../../parse/body/body.ts';
import type { Exception, Registry } from '../../validate/registry.ts';
import { type Audience, WITHHELD_EXCEPTION } from './audience.ts';
import type { NewIds } from './hide-evidence.ts';
import { mutable } from './mutable.ts';

/**
 * Takes out of the exceptions what an audience may not see: in summary, their words and ids; withheld, all of them.
 * @returns the new ids
 */
export function hideExceptions(registry: Registry, audience: Audience): NewIds {
  const shows = audience.shows('exceptions');
  if (shows === 'full') return new Map();
  const all = [...registry.exceptions.values()];
  const ids = new Map(all.map(({ id }, at) => [id, shows === 'withheld' ? WITHHELD_EXCEPTION : `exception-${at + 1}`]));
  const left = shows === 'withheld' ? [] : all.map((exception, at) => summaryOf(exception, at + 1, audience));
  mutable(registry).exceptions = new Map(left.map((exception) => [exception.id, exception]));
  return ids;
}

function summaryOf({ data, source, ...rest }: Exception, number: number, audience: Audience): Exception {
  const { rule, systems, kind, requested_by, approved_by, from, until } = data;
  return {
    ...rest,
    id: `exception-${number}`,
    file: '',
    data: {
      ...{ rule, systems, kind, requested_by, approved_by, from, until },
      title: `Exception ${number}`,
      reason: audience.instead('exceptions'),
    },
    source: { ...source, text: '', body: EMPTY_BODY },
  };
}

/** Gives what an exception stands in for its new id. */
export function renameExceptions(views: Iterable<SystemView>, ids: NewIds): void {
  if (ids.size === 0) return;
  for (const { coverage } of views)
    for (const entry of coverage.values())
      if (entry.exception !== undefined) mutable(entry).exception = ids.get(entry.exception);
}
