import type { Assessment } from '../assess/assess.ts';
import { holdersOf } from '../assess/authority.ts';
import type { SystemView } from '../assess/system-view.ts';
import type { Undecided } from '../assess/undecided.ts';
import type { Person } from '../validate/registry.ts';
import type { DecisionData } from '../validate/schema/decision.ts';
import { draftDecision, type Verdict } from './draft-decision.ts';

/** A decision that lacks only what the person who decides has to say. */
export interface OpenDraft {
  readonly statement: DecisionData;
  /** What they write: each is empty in the statement, so that nobody saves it without. */
  readonly blanks: readonly ('by' | 'rationale' | 'forum' | 'minutes')[];
  /** Those who can decide it today. */
  readonly deciders: readonly Person[];
}

/** The statement that somebody would approve, or accept a risk with, on the record as it stands. */
export function openDraft(what: Undecided, view: SystemView, { registry, asOf }: Assessment): OpenDraft {
  const risk = view.risks.find((judged) => judged.risk.id === what.risk)?.risk;
  const deciders = decidersOf(what, view, { registry, asOf });
  const [only] = deciders.length === 1 ? deciders : [];
  const board = what.function === 'go-live' ? { forum: '', minutes: '' } : {};
  const verdict: Verdict = {
    function: what.function,
    risk: what.risk,
    decision: what.function === 'risk' ? 'accepted' : 'approved',
    by: risk?.accepted_by ?? only?.id ?? '',
    on: risk?.accepted ?? asOf,
    rationale: risk?.rationale ?? '',
    conditions: [],
    meets: [],
    ...board,
  };
  const said = { by: verdict.by, rationale: verdict.rationale, ...board };
  const blanks = (['by', 'rationale', 'forum', 'minutes'] as const).filter((name) => said[name] === '');
  return { statement: draftDecision(verdict, view, registry), blanks, deciders };
}

function decidersOf(
  { function: name }: Undecided,
  { system, tier }: SystemView,
  { registry, asOf }: Pick<Assessment, 'registry' | 'asOf'>,
): Person[] {
  const { owner, governance_owner: coordinator } = system.data;
  if (name === 'go-live') return [registry.people.get(coordinator ?? '')].filter((person) => person !== undefined);
  // Who may accept a risk is a question of how much is left of it; the record names the person.
  if (name === 'risk') return [];
  return holdersOf(name, { on: asOf, tier }, registry.people).filter(({ id }) => id !== owner && id !== coordinator);
}
