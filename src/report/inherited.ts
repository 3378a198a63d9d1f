import { reachOf } from '../change/reach.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { kindOf } from '../parse/kinds.ts';
import type { ChangedFiles } from '../read/changed.ts';
import type { Registry } from '../validate/registry.ts';

/** Stands for what is secret in the path of a file, of which nobody can tell any more whether it changed. */
const MASK = '•';

/**
 * Whether a finding has nothing to do with a change: it points at no file that changed, and is about no record that
 * the change reaches. In doubt a change reaches everything, so that nothing that it brought passes for inherited.
 * @param registry absent when nothing could be judged
 */
export function inheritedBy(files: ChangedFiles, registry: Registry | undefined): (finding: Diagnostic) => boolean {
  const reach = registry === undefined ? 'everything' : reachOf(files, registry);
  if (reach === 'everything') return () => false;
  return ({ spot, system, related = [] }) => {
    const record = kindOf(spot.file);
    const about = system ?? ('kind' in record && isRecordKind(record.kind) ? record.id : undefined);
    const places = [spot, ...related.map((other) => other.spot)];
    const isTouched = places.some(({ file }) => files.has(file) || file.includes(MASK));
    return !(about !== undefined && reach.has(about)) && !isTouched;
  };
}

function isRecordKind(kind: string): boolean {
  return kind === 'system' || kind === 'intake';
}
