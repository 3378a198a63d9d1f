import type { Collector } from './collector.ts';
import type { Frameworks } from './frameworks.ts';
import type { Entry } from './registry.ts';
import { resolveControl } from './resolve-control.ts';
import type { CrosswalkData } from './schema/crosswalk.ts';

/** Controls of one framework that somebody relates to controls of another. */
export interface Crosswalk {
  /** `<from>--<to>`, the name of its file. */
  readonly id: string;
  readonly file: string;
  readonly data: CrosswalkData;
  /** The refs of both sides, one pair after another, in the order of the file. */
  readonly pairs: readonly (readonly [from: string, to: string])[];
}

/** The frameworks of the folder: all, those in use, and the ids of those that could not be read whole. */
export interface Catalogues {
  readonly all: ReadonlySet<string>;
  readonly inUse: Frameworks;
  readonly unread: ReadonlySet<string>;
}

/**
 * The crosswalks between frameworks in use. One that leads to a framework which is there and not in use
 * waits for it; what it says is judged once both are.
 */
export function readCrosswalks(
  entries: ReadonlyMap<string, Entry<CrosswalkData>>,
  catalogues: Catalogues,
  collector: Collector,
): Crosswalk[] {
  const crosswalks: Crosswalk[] = [];
  for (const entry of entries.values()) {
    checkName(entry, collector);
    const known = (['from', 'to'] as const).map((side) => isKnown(entry, side, { catalogues, collector }));
    if (!known.every(Boolean)) continue;
    const pairs = pairsOf(entry, { catalogues, collector });
    crosswalks.push({ id: entry.id, file: entry.file, data: entry.data, pairs });
  }
  return crosswalks;
}

function checkName({ id, data, spot }: Entry<CrosswalkData>, collector: Collector): void {
  const name = `${data.from}--${data.to}`;
  if (name !== id)
    collector.fault(
      'schema/wrong-value',
      spot(['from']),
      `The file is named “${id}” and leads from ${data.from} to ${data.to}`,
      `Name the file ${name}.yaml, or correct from: and to:.`,
    );
}

interface Judging {
  readonly catalogues: Catalogues;
  readonly collector: Collector;
}

function isKnown(
  { data, spot }: Entry<CrosswalkData>,
  side: 'from' | 'to',
  { catalogues, collector }: Judging,
): boolean {
  const id = data[side];
  if (!catalogues.all.has(id) && !catalogues.unread.has(id))
    collector.fault(
      'reference/unknown',
      spot([side]),
      `The framework “${id}” is not in content/frameworks`,
      'Add its file, or remove the crosswalk.',
    );
  return catalogues.inUse.has(id) && !catalogues.unread.has(id);
}

function pairsOf(entry: Entry<CrosswalkData>, { catalogues, collector }: Judging): [string, string][] {
  const { data, spot } = entry;
  const settle = (framework: string, id: string, path: (string | number)[]): string | undefined => {
    const found = resolveControl(`${framework}:${id}`, catalogues.inUse);
    if ('ref' in found) return found.ref;
    collector.fault(
      found.fault === 'withdrawn' ? 'control/withdrawn' : 'control/unknown',
      spot(path),
      found.detail,
      found.hint,
    );
    return undefined;
  };
  const pairs: [string, string][] = [];
  for (const [at, pair] of data.pairs.entries()) {
    const from = settle(data.from, pair.from, ['pairs', at, 'from']);
    for (const [index, id] of pair.to.entries()) {
      const to = settle(data.to, id, ['pairs', at, 'to', index]);
      if (from !== undefined && to !== undefined) pairs.push([from, to]);
    }
  }
  const found = data.pairs.reduce((sum, { to }) => sum + to.length, 0);
  if (found !== data.count && !entry.isBroken('pairs'))
    collector.fault('framework/counts', spot(['count']), `${entry.id} promises ${data.count} pairs and holds ${found}`);
  return pairs;
}
