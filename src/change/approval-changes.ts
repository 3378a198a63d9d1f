import { type Approval, type ApprovalState, type Approver, isGranted } from '../assess/approvals.ts';
import type { Assessment } from '../assess/assess.ts';
import { nameOf } from '../assess/names.ts';
import { changeInWords } from '../assess/plain-words.ts';
import { reopeningInWords } from '../assess/reopening-words.ts';
import type { JudgedRisk } from '../assess/risks.ts';
import type { PackageChange } from '../assess/staleness.ts';
import type { SystemView } from '../assess/system-view.ts';
import { inWords } from '../diagnostic/calendar.ts';
import { type Named, whoFor } from './who.ts';

/** A decision that held before the change and holds no longer. */
export interface Voided {
  readonly function: Approver | 'risk';
  /** The residual risk, where it was an acceptance. */
  readonly risk: string | undefined;
  readonly state: ApprovalState | JudgedRisk['state'];
  /** Who had decided, and on which day. */
  readonly by: Named | undefined;
  readonly on: string | undefined;
  /** Why, a line for each reason: `data kept: prompts and replies, 90 days → 365 days`. */
  readonly why: readonly string[];
  /** The fields that it was decided on and that are others now, such as `data.retention[prompts].period`. */
  readonly fields: readonly string[];
  /** Who can decide again. */
  readonly who: readonly Named[];
}

/** A decision that holds only with the change. */
export interface Given {
  readonly function: Approver | 'risk';
  readonly risk: string | undefined;
  readonly by: Named | undefined;
  readonly on: string | undefined;
}

export interface Side {
  readonly view: SystemView;
  readonly assessment: Assessment;
}

/** The approvals and acceptances of a system that the change makes void. */
export function voidedBy(before: Side | undefined, after: Side): Voided[] {
  if (before === undefined) return [];
  return [...voidedApprovals(before.view, after), ...voidedRisks(before.view, after)];
}

function voidedApprovals({ approvals: then }: SystemView, { view, assessment }: Side): Voided[] {
  return then.flatMap((was): Voided[] => {
    const now = view.approvals.find((approval) => approval.function === was.function);
    // What is no longer asked for is not void.
    if (!was.required || !isGranted(was.state) || !now?.required || isGranted(now.state)) return [];
    const fresh = freshChanges(now.changes, was.changes);
    return [
      {
        function: was.function,
        risk: undefined,
        state: now.state,
        ...decidedIn(was, assessment),
        why: [...fresh.map(changeInWords), ...otherReasons(now, was, view)],
        fields: fresh.map(({ path }) => path),
        who: whoFor(was, view, assessment),
      },
    ];
  });
}

function otherReasons(now: Approval, was: Approval, { tier, faults }: SystemView): string[] {
  const { governing } = now;
  if (governing === undefined) return ['The file of the decision is gone'];
  const known = new Set(was.reopenings.map(({ kind }) => kind));
  const reopened = now.reopenings
    .filter(({ kind }) => !known.has(kind))
    .map((reopening) => reopeningInWords(reopening, { tier, then: governing.data.tier }))
    .filter((words) => words !== undefined);
  const own = (faults.get(governing) ?? []).map(({ text }) => text);
  const states: Partial<Record<ApprovalState, string>> = {
    expired: `It counted until ${inWords(governing.data.expires ?? '')}`,
    rejected: `It was rejected on ${inWords(governing.data.on)}`,
    withdrawn: `It was withdrawn on ${inWords(governing.data.on)}`,
  };
  const state = states[now.state];
  return [...reopened, ...own, ...(state === undefined ? [] : [state])].map(withoutStop);
}

function voidedRisks({ risks: then }: SystemView, { view, assessment }: Side): Voided[] {
  return then.flatMap((was): Voided[] => {
    const now = view.risks.find(({ risk }) => risk.id === was.risk.id);
    if (was.state !== 'accepted' || now === undefined || now.state === 'accepted') return [];
    const fresh = freshChanges(now.changes, was.changes);
    const [by, on] = [was.risk.accepted_by, was.risk.accepted];
    return [
      {
        function: 'risk',
        risk: was.risk.id,
        state: now.state,
        by: by === undefined ? undefined : { id: by, name: nameOf(by, assessment.registry) },
        on,
        why: now.state === 'stale' ? fresh.map(changeInWords) : [RISK_GONE[now.state]],
        fields: fresh.map(({ path }) => path),
        who: whoFor({ function: 'risk', risk: was.risk.id }, view, assessment),
      },
    ];
  });
}

const RISK_GONE = { expired: 'The acceptance has run out', missing: 'Nothing proves the acceptance any more' } as const;

/** The approvals and acceptances that hold only with the change. */
export function givenBy(before: Side | undefined, { view, assessment }: Side): Given[] {
  const held = (name: Approver) =>
    before?.view.approvals.some(({ function: own, state }) => own === name && isGranted(state)) ?? false;
  const accepted = (id: string) =>
    before?.view.risks.some(({ risk, state }) => risk.id === id && state === 'accepted') ?? false;
  const approvals = view.approvals
    .filter(({ function: name, state }) => isGranted(state) && !held(name))
    .map((approval): Given => ({ function: approval.function, risk: undefined, ...decidedIn(approval, assessment) }));
  const risks = view.risks
    .filter(({ risk, state, decision }) => state === 'accepted' && decision !== undefined && !accepted(risk.id))
    .map(({ risk: { id, accepted_by: by, accepted: on } }): Given => {
      const named = by === undefined ? undefined : { id: by, name: nameOf(by, assessment.registry) };
      return { function: 'risk', risk: id, by: named, on };
    });
  return [...approvals, ...risks];
}

function decidedIn({ governing }: Approval, { registry }: Assessment): Pick<Given, 'by' | 'on'> {
  if (governing === undefined) return { by: undefined, on: undefined };
  const { by, on } = governing.data;
  return { by: { id: by, name: nameOf(by, registry) }, on };
}

/** What differs from the decision now and did not before; what only narrows voids nothing. */
function freshChanges(now: readonly PackageChange[], was: readonly PackageChange[]): PackageChange[] {
  const known = new Set(was.map(changeInWords));
  return now.filter((change) => !change.narrows && !known.has(changeInWords(change)));
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}
