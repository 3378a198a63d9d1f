import type { Crosswalk } from '../validate/crosswalks.ts';
import type { Registry } from '../validate/registry.ts';
import { isCovered } from './coverage.ts';
import type { SystemView } from './system-view.ts';

/** A control that somebody relates to another one, and who says so. */
export interface Relation {
  /** The control at the other end. */
  readonly ref: string;
  readonly crosswalk: Crosswalk;
}

interface Relations {
  readonly into: ReadonlyMap<string, readonly Relation[]>;
  readonly outOf: ReadonlyMap<string, readonly Relation[]>;
}

const known = new WeakMap<Registry, Relations>();

/** The controls from which this one is reached through a crosswalk. */
export function relationsInto(ref: string, registry: Registry): readonly Relation[] {
  return relations(registry).into.get(ref) ?? [];
}

/** The controls that are reached from this one. */
export function relationsOutOf(ref: string, registry: Registry): readonly Relation[] {
  return relations(registry).outOf.get(ref) ?? [];
}

/**
 * What a system's fresh evidence for other controls says of this one, through a crosswalk. It never
 * counts as coverage, and it never leads on: a control that is only reached reaches nothing.
 */
export function derivedFor(ref: string, view: SystemView, registry: Registry): readonly Relation[] {
  const into = relationsInto(ref, registry);
  return into.length === 0 ? into : into.filter((relation) => hasFresh(view, relation.ref));
}

/** True where evidence that counts today names the control itself. */
export function hasFresh(view: SystemView, ref: string): boolean {
  const found = view.coverage.get(ref);
  return found !== undefined && isCovered(found.grade);
}

function relations(registry: Registry): Relations {
  const found = known.get(registry);
  if (found) return found;
  const into = new Map<string, Relation[]>();
  const outOf = new Map<string, Relation[]>();
  for (const crosswalk of registry.crosswalks) {
    for (const [from, to] of crosswalk.pairs) {
      add(into, to, { ref: from, crosswalk });
      add(outOf, from, { ref: to, crosswalk });
      if (!crosswalk.data.both_ways) continue;
      add(into, from, { ref: to, crosswalk });
      add(outOf, to, { ref: from, crosswalk });
    }
  }
  const made = { into, outOf };
  known.set(registry, made);
  return made;
}

function add(relations: Map<string, Relation[]>, ref: string, relation: Relation): void {
  const list = relations.get(ref);
  if (list) list.push(relation);
  else relations.set(ref, [relation]);
}
