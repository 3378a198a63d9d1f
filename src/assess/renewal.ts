import { addPeriod } from '../diagnostic/calendar.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Person } from '../validate/registry.ts';
import { type Approver, isGiven } from './approvals.ts';
import type { Approval } from './approvals.ts';
import type { Assessment } from './assess.ts';
import { deadlines } from './deadlines.ts';
import { type DueDate, dueDates, OF_NHIS } from './due-dates.ts';
import { changesSinceLast } from './since-last.ts';
import type { PackageChange } from './staleness.ts';
import type { SystemView } from './system-view.ts';
import { whoDecides } from './who-decides.ts';

/** What one function has to do in a round of reviews. */
export interface FunctionInRound {
  readonly function: Approver;
  /** Confirm a decision whose package is unchanged, decide anew, or nothing yet. */
  readonly act: 'reaffirm' | 'decide' | 'stands';
  readonly approval: Approval;
  /** What has changed since it last decided; absent where it never has. */
  readonly changes: readonly PackageChange[] | undefined;
  /** Those who can decide today, whoever decided last first. */
  readonly deciders: readonly Person[];
  /** The last day that a decision of the round would have, so that it ends with a later round. */
  readonly until: string;
}

/** A residual risk whose acceptance has run out, or would before the next round. */
export interface RiskInRound {
  readonly id: string;
  readonly expires: string | undefined;
  readonly until: string;
}

/** One round in which everything about a system is looked at together. */
export interface Renewal {
  readonly view: SystemView;
  /** The day on which the round is held. */
  readonly on: string;
  /** The last day on which it can be held before something fails; undefined where nothing fails before the next one. */
  readonly holdBy: string | undefined;
  /** Whether the time of something that a round renews is over already. */
  readonly isLate: boolean;
  /** The last day of a review that is held in it: the day of the next round. */
  readonly next: string;
  /** What has run out already. */
  readonly past: readonly Diagnostic[];
  /** What runs out before the next round, soonest first. */
  readonly due: readonly DueDate[];
  readonly functions: readonly FunctionInRound[];
  readonly risks: readonly RiskInRound[];
}

/** The findings that say that the time of something is over. */
const OVER = /\/(?:expired|missing|[a-z-]*overdue|revocation-untested|undated)$/;

/** What one person does alone, whenever the round is held. */
const OF_ONE_PERSON: ReadonlySet<DueDate['kind']> = new Set([...OF_NHIS, 'owner']);

/**
 * The round of reviews of a system that is held on a day: what has run out, what would before the next round, and the
 * dates by which everything ends with one.
 * @param horizon how far to look ahead, where that is further than the next round
 */
export function renewalOf(
  view: SystemView,
  assessment: Assessment,
  { on, horizon }: { on: string; horizon?: string | undefined },
): Renewal {
  const { findings, registry, asOf } = assessment;
  const next = addPeriod(on, view.rules.review_every);
  const lookedTo = horizon === undefined ? next : laterOf(next, addPeriod(asOf, horizon));
  const own = deadlines(assessment).filter(({ system }) => system === view.system.id);
  const due = dueDates(own).filter(({ date }) => date < lookedTo);
  const past = findings.filter(
    ({ system, code, severity }) => system === view.system.id && severity !== 'info' && OVER.test(code),
  );
  const soonest = due.find(({ fails, kind }) => fails && !OF_ONE_PERSON.has(kind))?.date;
  const cycle = { on, every: view.rules.review_every };
  return {
    view,
    on,
    next,
    holdBy: soonest,
    isLate: past.some(({ code }) => !code.startsWith('nhi/')),
    past,
    due,
    functions: view.approvals
      .filter(({ required }) => required)
      .map((approval) =>
        functionOf(approval, view, {
          assessment,
          until: lastRound(cycle, addPeriod(on, view.rules.decision_valid_for)),
          next,
        }),
      ),
    risks: view.risks
      .filter(({ state, risk }) => state !== 'accepted' || (risk.expires ?? '') < next)
      .map(({ risk }) => ({
        id: risk.id,
        expires: risk.expires,
        until: lastRound(cycle, addPeriod(on, registry.policy.risk_acceptance.valid_for)),
      })),
  };
}

/** The last round that is held no later than a day, or that day where the first would be later. */
function lastRound({ on, every }: { readonly on: string; readonly every: string }, latest: string): string {
  let day = addPeriod(on, every);
  if (day > latest || day <= on) return latest;
  for (let after = addPeriod(day, every); after <= latest && after > day; after = addPeriod(day, every)) day = after;
  return day;
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

interface InRound {
  readonly assessment: Assessment;
  readonly until: string;
  readonly next: string;
}

function functionOf(approval: Approval, view: SystemView, { assessment, until, next }: InRound): FunctionInRound {
  const name = approval.function;
  const changes = changesSinceLast({ function: name }, view);
  return {
    function: name,
    act: actOf(approval, next),
    approval,
    changes,
    deciders: decidersOf(approval, view, assessment),
    until,
  };
}

/** A decision that has run out or would before the next round is confirmed where nothing has reopened it. */
function actOf({ state, governing, reopenings, changes }: Approval, next: string): FunctionInRound['act'] {
  const isUnchanged = reopenings.length === 0 && changes.every(({ narrows }) => narrows);
  const canStand = isUnchanged && (isGiven(state) || state === 'expired');
  if (governing === undefined || !canStand) return 'decide';
  return state !== 'expired' && (governing.data.expires ?? next) >= next ? 'stands' : 'reaffirm';
}

function decidersOf({ function: name, governing }: Approval, view: SystemView, assessment: Assessment): Person[] {
  if (name === 'go-live') {
    const recorder = assessment.registry.people.get(view.system.data.governance_owner ?? '');
    return recorder === undefined ? [] : [recorder];
  }
  const { free } = whoDecides(name, view, assessment);
  return free.toSorted((a, b) => Number(b.id === governing?.data.by) - Number(a.id === governing?.data.by));
}
