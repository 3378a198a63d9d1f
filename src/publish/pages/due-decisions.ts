import { type Approval, isGranted } from '../../assess/approvals.ts';
import { holdersOf } from '../../assess/authority.ts';
import type { JudgedRisk } from '../../assess/risks.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { whoDecides } from '../../assess/who-decides.ts';
import { addPeriod } from '../../diagnostic/calendar.ts';
import type { Person } from '../../validate/registry.ts';
import type { Inline, Tag } from '../page-parts.ts';
import { dated, personLink, type SiteContext } from '../site-context.ts';
import { seesFiles } from '../audience/hide-decisions.ts';
import { APPROVAL_TAGS, FUNCTION_WORDS, RISK_TAGS } from '../words.ts';
import { changeLines, sinceLines } from './since-part.ts';

/** A decision that somebody has to make, for the first time or again. */
export interface DueDecision {
  readonly function: Approval['function'] | 'risk';
  readonly risk: string | undefined;
  readonly title: string;
  readonly anchor: string;
  readonly tag: Tag;
  /** Why it is due. */
  readonly why: readonly (readonly Inline[])[];
  /** Who can make it. */
  readonly who: readonly Inline[];
  /** The same, where they are known. */
  readonly people: readonly Person[];
}

const HORIZON = 'P30D';
const RUNS_OUT: Tag = { word: 'About to run out', symbol: '◕', tone: 'warn' };

/**
 * What has to be decided on a system: what its tier asks for and does not stand, or will soon have run out. Nothing for
 * an audience that may not see to the letter what is decided on.
 */
export function dueDecisions(view: SystemView, context: SiteContext): DueDecision[] {
  if (view.system.status === 'retired' || !seesFiles(context.audience)) return [];
  return [
    ...view.approvals.flatMap((approval) => dueApproval(approval, view, context)),
    ...view.risks.flatMap((risk) => dueAcceptance(risk, view, context)),
  ];
}

/** The systems on which somebody has to decide. */
export function withDueDecisions(context: SiteContext): string[] {
  return [...context.assessment.views.values()]
    .filter((view) => dueDecisions(view, context).length > 0)
    .map(({ system }) => system.id);
}

/** The part of the page to decide on that is about one decision, by its anchor; nothing while it is not due. */
export function decideAddress(anchor: string, view: SystemView, context: SiteContext): string | undefined {
  const isDue = dueDecisions(view, context).some((due) => due.anchor === anchor);
  return isDue ? `/systems/${view.system.id}/decide/#${anchor}` : undefined;
}

function dueApproval(approval: Approval, view: SystemView, context: SiteContext): DueDecision[] {
  const { function: name, required, state, governing } = approval;
  const runsOut = runsOutSoon(governing?.data.expires, context);
  if (!required || (isGranted(state) && !runsOut)) return [];
  return [
    {
      function: name,
      risk: undefined,
      title: FUNCTION_WORDS[name],
      anchor: name,
      tag: isGranted(state) ? RUNS_OUT : APPROVAL_TAGS[state],
      why: [
        ...(governing === undefined ? [['Nobody has decided for this function yet.']] : []),
        ...(runsOut ? [['The decision that stands holds until ', ...dated(governing?.data.expires), '.']] : []),
        ...sinceLines(approval, view),
      ],
      ...deciders(name, view, context),
    },
  ];
}

function dueAcceptance({ risk, state, changes }: JudgedRisk, view: SystemView, context: SiteContext): DueDecision[] {
  const runsOut = runsOutSoon(risk.expires, context);
  if (state === 'accepted' && !runsOut) return [];
  return [
    {
      function: 'risk',
      risk: risk.id,
      title: `${FUNCTION_WORDS.risk}: ${risk.risk ?? risk.id}`,
      anchor: `risk-${risk.id}`,
      tag: state === 'accepted' ? RUNS_OUT : RISK_TAGS[state],
      why: [
        ...(runsOut ? [['The acceptance that stands holds until ', ...dated(risk.expires), '.']] : []),
        ...changeLines(changes),
        ['The record names the same person, day and last day under risk_acceptance.'],
      ],
      ...acceptors(risk, view, context),
    },
  ];
}

function runsOutSoon(expires: string | undefined, { assessment }: SiteContext): boolean {
  const { asOf, registry } = assessment;
  return (
    expires !== undefined &&
    expires >= asOf &&
    expires <= addPeriod(asOf, registry.config.horizons?.decision ?? HORIZON)
  );
}

type Who = Pick<DueDecision, 'who' | 'people'>;

function deciders(name: Approval['function'], view: SystemView, context: SiteContext): Who {
  const { registry, asOf } = context.assessment;
  if (name !== 'go-live') return named(whoDecides(name, view, { registry, asOf }).free, context);
  const recorder = view.system.data.governance_owner;
  if (recorder === undefined) return { who: ['nobody: the record names no governance owner'], people: [] };
  const person = registry.people.get(recorder);
  return {
    who: ['the board, recorded by ', ...personLink(context, recorder)],
    people: person === undefined ? [] : [person],
  };
}

function acceptors(risk: JudgedRisk['risk'], { system }: SystemView, context: SiteContext): Who {
  const { registry, asOf } = context.assessment;
  const entitled = risk.residual === undefined ? undefined : registry.policy.risk_acceptance[risk.residual];
  if (entitled === undefined || entitled === 'nobody')
    return { who: [`nobody: the policy lets nobody accept a risk of this size`], people: [] };
  const held = entitled.functions.flatMap((name) =>
    holdersOf(name, { on: asOf, tier: entitled.up_to ?? 'low' }, registry.people),
  );
  return named(new Set(held.filter(({ id }) => id !== system.data.owner)), context);
}

/** With the id that their decision has to give. */
function named(people: Iterable<Person>, context: SiteContext): Who {
  const all = [...people];
  const who = all.flatMap(({ id }, at): Inline[] => [
    ...(at > 0 ? [', '] : []),
    ...personLink(context, id),
    ' (',
    { code: id },
    ')',
  ]);
  return { who: who.length > 0 ? who : ['nobody today'], people: all };
}
