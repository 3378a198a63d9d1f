import type { Deadline } from '../assess/deadlines.ts';
import { titleOf } from '../assess/names.ts';
import type { SystemView } from '../assess/system-view.ts';
import { undecided } from '../assess/undecided.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { type Status, type Tier, TIERS } from '../validate/schema/common.ts';
import { type Given, givenBy, type Side, type Voided, voidedBy } from './approval-changes.ts';
import { type AskedChanges, askedChanges } from './asked-changes.ts';
import { type ControlChanges, controlChanges, type CoverageChange, coverageChanges } from './coverage-changes.ts';
import { type DateChange, dateChanges } from './date-changes.ts';
import { type FindingChanges, findingChanges } from './finding-changes.ts';
import { type RecordChange, recordChanges } from './record-changes.ts';
import { type Open, whoFor } from './who.ts';

/** What a change is to one system. */
export interface SystemChange {
  readonly id: string;
  readonly title: string;
  /** `unread`: its record is there, and says too little to be judged; `readable`: that was so before. */
  readonly kind: 'new' | 'gone' | 'changed' | 'unread' | 'readable';
  /** Whether a file of its own changed, and not only what it has in common with others. */
  readonly own: boolean;
  /** Absent on the side where the system is not. */
  readonly status: { readonly was: Status | undefined; readonly is: Status | undefined };
  readonly tier: {
    readonly was: Tier | undefined;
    readonly is: Tier | undefined;
    /** Why it has risen, in the words of the policy. */
    readonly reasons: readonly string[];
    /** Why it was higher, where it has fallen. */
    readonly gone: readonly string[];
  };
  /** Whether the build fails for it. */
  readonly fails: { readonly was: boolean; readonly is: boolean };
  readonly voided: readonly Voided[];
  readonly given: readonly Given[];
  readonly asked: AskedChanges;
  readonly dates: readonly DateChange[];
  readonly record: readonly RecordChange[];
  readonly coverage: readonly CoverageChange[];
  readonly controls: ControlChanges;
  readonly findings: FindingChanges;
  /** What somebody has to decide before it is in order. */
  readonly open: readonly Open[];
}

/** Everything of one side that is about one system. */
export interface SystemSide extends Side {
  readonly findings: readonly Diagnostic[];
  readonly deadlines: readonly Deadline[];
}

/** What is known of the record as a file. */
export interface RecordFile {
  /** Whether a file of the system changed. */
  readonly own: boolean;
  /** Whether there is a record on either side, readable or not. */
  readonly was: boolean;
  readonly is: boolean;
}

/** What a change is to a system that can be judged before, after, or both; nothing where it is the same to all of it. */
export function systemChange(
  before: SystemSide | undefined,
  after: SystemSide | undefined,
  { own, was, is }: RecordFile,
): SystemChange | undefined {
  if (after === undefined) return before && lostSystem(before, own, is);
  const { view } = after;
  const then = before?.view;
  const counted = (side: Side) => ({ views: [side.view], registry: side.assessment.registry });
  const rise = then === undefined ? 1 : TIERS.indexOf(view.tier) - TIERS.indexOf(then.tier);
  const change: SystemChange = {
    id: view.system.id,
    title: titleOf(view.system),
    kind: before ? 'changed' : was ? 'readable' : 'new',
    own,
    status: { was: then?.system.status, is: view.system.status },
    tier: {
      was: then?.tier,
      is: view.tier,
      reasons: rise > 0 ? view.reasons : [],
      gone: rise < 0 ? (then?.reasons ?? []) : [],
    },
    fails: { was: fails(before), is: fails(after) },
    voided: voidedBy(before, after),
    given: givenBy(before, after),
    asked: askedChanges(then, view),
    dates: dateChanges(before?.deadlines ?? [], after.deadlines),
    record: recordChanges(then?.system, view.system),
    coverage: coverageChanges(before ? counted(before) : { ...counted(after), views: [] }, counted(after)),
    controls: controlChanges(then, view),
    findings: findingChanges(before?.findings ?? [], after.findings),
    open: view.system.status === 'retired' ? [] : openOf(view, after),
  };
  return own || isChange(change) ? change : undefined;
}

function openOf(view: SystemView, { assessment }: Side): Open[] {
  return undecided(view).map((what) => ({
    function: what.function,
    risk: what.risk,
    who: whoFor(what, view, assessment),
  }));
}

function isChange({ kind, status, tier, ...change }: SystemChange): boolean {
  if (kind !== 'changed' || status.was !== status.is || tier.was !== tier.is) return true;
  const { voided, given, asked, dates, record, coverage, controls, findings } = change;
  const lists = [voided, given, asked.more, asked.less, dates, record, coverage];
  return [...lists, controls.gained, controls.lost, findings.begun, findings.ended].some(({ length }) => length > 0);
}

function lostSystem(before: SystemSide, own: boolean, isThere: boolean): SystemChange {
  const { system, tier } = before.view;
  return {
    id: system.id,
    title: titleOf(system),
    kind: isThere ? 'unread' : 'gone',
    own,
    status: { was: system.status, is: undefined },
    tier: { was: tier, is: undefined, reasons: [], gone: [] },
    fails: { was: fails(before), is: isThere },
    voided: [],
    given: [],
    asked: { more: [], less: [] },
    dates: [],
    record: [],
    coverage: [],
    controls: { gained: [], lost: [] },
    findings: { begun: [], ended: isThere ? [] : before.findings },
    open: [],
  };
}

function fails(side: SystemSide | undefined): boolean {
  return side?.findings.some(({ severity }) => severity === 'error') ?? false;
}
