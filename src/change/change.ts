import type { Assessment } from '../assess/assess.ts';
import { deadlines } from '../assess/deadlines.ts';
import type { SystemView } from '../assess/system-view.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { kindOf } from '../parse/kinds.ts';
import type { ChangedFiles } from '../read/changed.ts';
import type { Gate } from '../run.ts';
import { type CoverageChange, coverageChanges } from './coverage-changes.ts';
import { findingChanges, type FindingChanges, findingsBySystem } from './finding-changes.ts';
import { reachOf } from './reach.ts';
import { type RulesChange, rulesChange } from './rules-change.ts';
import type { States } from './states.ts';
import { type SystemChange, systemChange, type SystemSide } from './system-change.ts';
import { bySeverity } from './weight.ts';

/** What a change means for those who decide on it: everything judged before and after it on one day, and compared. */
export interface Change {
  readonly ref: string;
  readonly asOf: string;
  readonly isExample: boolean;
  /** The commit that the change began at. */
  readonly base: string | undefined;
  /** The commit that is checked out, and whether files differ from it. */
  readonly commit: string | undefined;
  readonly dirty: boolean;
  readonly counts: { readonly was: Gate['counts']; readonly is: Gate['counts'] };
  /** The sides that could not be judged, for want of a registry, policy or people file. */
  readonly unjudged: readonly ('before' | 'after')[];
  readonly rules: RulesChange | undefined;
  /** Most severe first. */
  readonly systems: readonly SystemChange[];
  /** Over all systems in use. */
  readonly coverage: readonly CoverageChange[];
  /** What is about no system: people, files, intake records. */
  readonly findings: FindingChanges;
}

/** Pure: the same two states give the same change. */
export function changeOf(states: States): Change {
  const { before, after, files, ref } = states;
  const all = isComparable(before, after) ? systemsOf(before, after) : [];
  const isReached = reachedBy(states);
  const sides = { before: layOut(before, isReached), after: layOut(after, isReached) };
  const ids = new Set(all);
  const own = ownFiles(files);
  const fileOf = (id: string) => ({
    own: own.has(id),
    was: before.sources.has(`systems/${id}.mdx`),
    is: after.sources.has(`systems/${id}.mdx`),
  });
  const systems = all
    .filter((id) => isReached(id) || hasOtherFindings(id, sides))
    .map((id) => systemChange(sides.before.side(id), sides.after.side(id), fileOf(id)))
    .filter((change) => change !== undefined)
    .sort(bySeverity);
  return {
    ref,
    asOf: after.asOf,
    isExample: after.isExample,
    base: before.commit.id,
    commit: after.commit.id,
    dirty: after.commit.dirty,
    counts: { was: before.counts, is: after.counts },
    unjudged: (['before', 'after'] as const).filter((name) => states[name].assessment === undefined),
    rules: rulesChange(states, systems),
    systems,
    coverage: before.assessment && after.assessment ? registryCoverage(before.assessment, after.assessment) : [],
    findings: findingChanges(sides.before.rest(ids), sides.after.rest(ids)),
  };
}

/** Without a registry nothing can be judged; where there was none yet, everything is new. */
function isComparable(before: Gate, after: Gate): boolean {
  return after.assessment !== undefined && (before.assessment !== undefined || before.counts.systems === 0);
}

function systemsOf(before: Gate, after: Gate): string[] {
  return [...new Set([before, after].flatMap(({ assessment }) => [...(assessment?.views.keys() ?? [])]))];
}

/** Whether the files that changed have to do with a system, as it is or as it was. */
function reachedBy({ files, before, after }: States): (id: string) => boolean {
  const reaches = [before, after].map(({ assessment }) =>
    assessment ? reachOf(files, assessment.registry) : 'everything',
  );
  return (id) => reaches.some((reach) => reach === 'everything' || reach.has(id));
}

/** What is the same in a system may still be found to clash with what is new in another one. */
function hasOtherFindings(id: string, { before, after }: { readonly before: Side; readonly after: Side }): boolean {
  const { begun, ended } = findingChanges(before.findings(id), after.findings(id));
  return begun.length + ended.length > 0;
}

interface Side {
  readonly side: (id: string) => SystemSide | undefined;
  readonly findings: (id: string) => readonly Diagnostic[];
  /** The findings that are about none of these systems. */
  readonly rest: (ids: ReadonlySet<string>) => Diagnostic[];
}

function layOut({ assessment, diagnostics }: Gate, isReached: (id: string) => boolean): Side {
  const bySystem = findingsBySystem(diagnostics);
  const findings = (id: string) => bySystem.get(id) ?? [];
  const views = assessment?.views ?? new Map<string, SystemView>();
  const reached = new Map([...views].filter(([id]) => isReached(id)));
  const dates = Map.groupBy(assessment ? deadlines({ ...assessment, views: reached }) : [], ({ system }) => system);
  return {
    side: (id) => {
      const view = views.get(id);
      if (view === undefined || assessment === undefined) return undefined;
      return { view, assessment, findings: findings(id), deadlines: dates.get(id) ?? [] };
    },
    findings,
    rest: (ids) => [...bySystem].flatMap(([id, found]) => (ids.has(id) ? [] : found)),
  };
}

/** The systems of which a record, a decision or a signature is another file. */
function ownFiles(files: ChangedFiles): ReadonlySet<string> {
  const own = new Set<string>();
  for (const path of files.keys()) {
    const known = kindOf(path);
    if (!('kind' in known)) continue;
    if (known.kind === 'system') own.add(known.id);
    if (known.kind === 'decision' || known.kind === 'signature') own.add(path.split('/')[1] ?? '');
  }
  return own;
}

function registryCoverage(before: Assessment, after: Assessment): CoverageChange[] {
  return coverageChanges(
    { views: before.views.values(), registry: before.registry },
    { views: after.views.values(), registry: after.registry },
  );
}
