import { decidedRecord, materialFields } from '../../src/assess/material.ts';
import { digestOf, packageOf } from '../../src/assess/package.ts';
import type { Registry } from '../../src/validate/registry.ts';
import { lastDay, after, type Plan } from './plan.ts';
import type { Dice } from './dice.ts';
import type { EvidenceItem } from './evidence.ts';
import type { FunctionName, Staff } from './people.ts';
import type { Settings, TierName } from './settings.ts';

export interface DecisionFile {
  /** Below the folder of the system's decisions. */
  readonly name: string;
  readonly text: string;
  /** The person who decided. */
  readonly by: string;
}

interface Act {
  readonly function: FunctionName | 'risk';
  readonly decision: string;
  readonly by: string;
  readonly on: string;
  readonly more?: object;
}

const VALID_FOR: Record<TierName, string> = { low: 'P24M', standard: 'P12M', high: 'P6M' };
const WHY = [
  'The tests pass and the one write needs a person.',
  'What was open in the first reading is answered.',
  'The figures of the trial are better than those of people alone.',
  'The limits hold, and switching it off was rehearsed.',
];

/** The five decisions of a system: those that its tier asks for, the accepted risk, and what came before. */
export function makeDecisions(plan: Plan, given: Given, dice: Dice): DecisionFile[] {
  // The policy is all of a registry that material fields are read from.
  const registry = { policy: given.settings.policy } as Registry;
  return acts(plan, given.staff, dice).map((act) => {
    const fields = materialFields(registry, act.function);
    const contents = packageOf(decidedRecord(given.resolved, act.function === 'risk' ? plan.risk : undefined), fields);
    const statement = {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: `systems/${plan.id}`, digest: { sha256: digestOf(contents) } }],
      predicateType: 'https://countersign.example/decision/v1',
      predicate: {
        ...predicate(act, plan, dice),
        reliedOn: reliedOn(given.evidence, dice),
        ...validity(act, plan),
        fields,
        package: contents,
      },
    };
    return { name: `${act.on}-${act.function}.json`, text: `${JSON.stringify(statement, null, 2)}\n`, by: act.by };
  });
}

export interface Given {
  readonly staff: Staff;
  readonly settings: Settings;
  /** The record with what is shared put in its place and without revoked identities. */
  readonly resolved: Readonly<Record<string, unknown>>;
  readonly evidence: readonly EvidenceItem[];
}

function acts(plan: Plan, { holders }: Staff, dice: Dice): Act[] {
  const [first, business] = [plan.round, after(plan.round, dice.int(1, 3))];
  const security = dice.pick(holders.security);
  const approve = (name: FunctionName, on: string): Act => ({
    function: name,
    decision: 'approved',
    by: dice.pick(holders[name]),
    on,
  });
  const risk: Act = { function: 'risk', decision: 'accepted', by: plan.sponsor, on: first, more: { risk: plan.risk } };
  const final: Act = { function: 'business', decision: 'approved', by: plan.sponsor, on: business };
  if (plan.tier === 'high')
    return [approve('security', first), approve('privacy', first), approve('legal', first), final, risk];
  const text = `Limit ${plan.title} to ${dice.int(10, 60)} calls a minute`;
  const condition = { id: 'c1', text, due: after(first, 60) };
  const conditional: Act = {
    function: 'security',
    decision: 'approved-with-conditions',
    by: security,
    on: first,
    more: { conditions: [condition] },
  };
  const met: Act = {
    function: 'security',
    decision: 'condition-met',
    by: security,
    on: after(first, dice.int(20, 45)),
    more: { meets: ['c1'] },
  };
  if (plan.tier === 'standard') return [conditional, met, approve('privacy', first), final, risk];
  const refused: Act = {
    function: 'business',
    decision: 'rejected',
    by: plan.sponsor,
    on: after(first, -dice.int(1, 3)),
  };
  return [conditional, met, refused, final, risk];
}

function predicate({ on, by, decision, more, ...act }: Act, plan: Plan, dice: Dice): object {
  return {
    function: act.function,
    decision,
    by,
    for: null,
    on,
    tier: plan.tier,
    rationale: `${dice.pick(WHY)} Read with ${plan.title} open, case ${dice.int(100, 999)} among them.`,
    conditions: [],
    meets: [],
    ...more,
  };
}

function reliedOn(evidence: readonly EvidenceItem[], dice: Dice): object[] {
  return dice.some(evidence, 2).map(({ id, sha256 }) => ({ evidence: id, sha256 }));
}

function validity({ decision, on, function: name }: Act, plan: Plan): object {
  if (decision === 'rejected' || decision === 'condition-met') return {};
  return { expires: lastDay(on, name === 'risk' ? 'P12M' : VALID_FOR[plan.tier]) };
}
