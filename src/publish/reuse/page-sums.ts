import { hash } from 'node:crypto';
import { type FileSums, judgedOn, sumsByOwner } from '../../assess/judged-on.ts';
import type { NhiEntry } from '../../assess/nhi/entries.ts';
import type { Assessment } from '../../assess/assess.ts';
import { timeline } from '../../read/history/questions.ts';
import type { System } from '../../validate/registry.ts';
import type { SiteContext } from '../site-context.ts';
import type { Snapshot } from '../snapshot.ts';

export interface PageSums {
  /** What every page rests on besides what it is about and the program: the same for the whole site. */
  readonly site: string;
  /** Of a system’s pages. */
  readonly system: (system: System) => string;
  /** Of the page of an identity. */
  readonly nhi: (entry: NhiEntry) => string;
}

export interface SumsQuestion {
  /** Of the whole registry, as everyone may see it. */
  readonly context: SiteContext;
  readonly snapshot: Snapshot;
  readonly sums: FileSums;
  /** The base path. */
  readonly base: string;
}

/**
 * What pages rest on, as SHA-256 in lower-case hexadecimal: a page of the same sums says the same, but for the commit
 * that it was made of. What is the same for every system is in the sum of each.
 */
export function pageSums({ context, snapshot, sums, base }: SumsQuestion): PageSums {
  const { assessment } = context;
  const { asOf, nhis, trust } = assessment;
  const owners = sumsByOwner(sums);
  const decisions = Map.groupBy(assessment.registry.decisions, ({ system }) => system);
  const known = new Map<string, string>();
  const ofSystem = (system: System): string => {
    const { id, file } = system;
    const found = known.get(id);
    if (found !== undefined) return found;
    const sum = sumOf([
      judgedOn(system, decisions.get(id) ?? [], { asOf, nhis, trust, sums: owners }),
      context.bySystem.get(id),
      system.nhis.map((nhi) => context.bySubject.get(nhi.id)),
      timeline(trust.past, [file], trust.dayOf).map(({ commit, day, steps }) => [
        commit.id,
        commit.cut,
        day,
        steps.map(({ act }) => act),
      ]),
    ]);
    known.set(id, sum);
    return sum;
  };
  return {
    site: sumOf([
      base,
      snapshot.commit === undefined,
      { ...snapshot, commit: '', commitId: '' },
      beginning(assessment),
      context.isSmall,
    ]),
    system: ofSystem,
    nhi: ({ id, users }) =>
      sumOf([
        owners.common,
        asOf,
        users.map(({ system }) => [system.id, ofSystem(system)]),
        context.bySubject.get(id),
        // Also those of systems that do not list it.
        nhis.tools(id),
      ]),
  };
}

/** How far the history reaches that pages call on. */
function beginning({ trust: { past, foundedAt, dayOf } }: Assessment): unknown {
  const founded = past.commits.at(-1 - Math.max(foundedAt, 0));
  return [past.state, past.shallow, past.unread, foundedAt, founded?.id, founded && dayOf(founded)];
}

function sumOf(basis: unknown): string {
  return hash('sha256', JSON.stringify(basis));
}
