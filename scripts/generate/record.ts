import type { Dice } from './dice.ts';
import type { EvidenceItem } from './evidence.ts';
import { makeNhis, privileges } from './nhis.ts';
import { after, lastDay, type Plan } from './plan.ts';
import { AS_OF, type TierName } from './settings.ts';

const AUDIENCES: Record<TierName, readonly string[][]> = {
  low: [['staff']],
  standard: [['customers'], ['partners'], ['staff', 'customers'], ['staff']],
  high: [['public'], ['customers', 'public']],
};
const CLASSES: Record<TierName, readonly string[][]> = {
  low: [['internal'], ['public', 'internal']],
  standard: [
    ['personal', 'internal'],
    ['personal', 'confidential'],
  ],
  high: [
    ['personal', 'payment'],
    ['personal', 'credit'],
    ['confidential', 'health'],
  ],
};
export const REVIEW_EVERY: Record<TierName, string> = { low: 'P12M', standard: 'P6M', high: 'P3M' };

export type SystemRecord = ReturnType<typeof makeRecord>;

/** The frontmatter of a system, as data. */
export function makeRecord(plan: Plan, evidence: readonly EvidenceItem[], dice: Dice) {
  const { topic, tier } = plan;
  const classes = dice.pick(CLASSES[tier]);
  return {
    title: plan.title,
    status: plan.status,
    purpose: `${topic.name} for the ${plan.unit} in ${plan.site}: it ${topic.does}, and hands over a ${topic.output}.`,
    scope: {
      in: [`${topic.input} of the ${plan.unit}`, `questions of ${plan.site} staff about a ${topic.output}`],
      out: [`anything outside ${plan.site}`, dice.pick(['prices', 'dismissals', 'legal advice', 'medical advice'])],
    },
    owner: plan.owner,
    governance_owner: plan.governanceOwner,
    sponsor: plan.sponsor,
    team: dice.pick(['stores', 'warehousing', 'online', 'service', 'finance', 'workplace', 'platform', 'supply']),
    live_since: plan.live,
    ...(plan.status === 'pilot'
      ? { pilot: { until: after(AS_OF, dice.int(45, 200)), users_max: dice.int(5, 50) } }
      : {}),
    audience: dice.pick(AUDIENCES[tier]),
    autonomy: tier === 'high' ? 'supervised' : dice.pick(['assistive', 'supervised']),
    regulated_by: [
      { regime: 'gdpr', role: 'controller', basis: 'Art. 6(1)(f)' },
      { regime: 'eu-ai-act', role: 'deployer', class: tier === 'high' ? 'high' : 'limited', basis: 'Art. 50' },
    ],
    supplier: supplier(plan, dice),
    models: [dice.chance(70) ? { use: dice.pick(['chat-large', 'chat-small']) } : ownModel(plan, dice)],
    data: data(plan, classes, dice),
    access: {
      users: `${dice.int(4, 900)} people of the ${plan.unit} in ${plan.site}, by directory group`,
      admins: `${dice.int(2, 5)} engineers, by request with a reason and for eight hours`,
    },
    tools: tools(plan),
    nhis: makeNhis(plan, dice),
    operations: operations(plan, dice),
    evidence,
    controls: [
      {
        id: 'owasp-nhi-2025:NHI10',
        status: 'implemented',
        because: `The directory refuses sign-ins by hand of ${plan.nhis[0]}.`,
        agreed_by: plan.engineer,
      },
    ],
    risk_acceptance: [risk(plan, dice)],
    reviews: reviews(plan, dice),
    incidents: [],
  };
}

/** The record as a decision sees it: shared models in their place, and nothing of identities that can no longer act. */
export function resolve(record: SystemRecord, shared: ReadonlyMap<string, object>): Record<string, unknown> {
  return {
    ...record,
    nhis: record.nhis.filter(({ status }) => status !== 'revoked'),
    models: record.models.map((model) => ('use' in model ? shared.get(model.use) : model)),
  };
}

function supplier(plan: Plan, dice: Dice): object {
  return {
    name: dice.pick(['Contoso AI', 'Fabrikam Models', 'Northwind Language']),
    contract: `C-${dice.int(1000, 9999)}`,
    terms_reviewed: after(plan.round, -dice.int(5, 60)),
    regions: ['eu'],
    exit: `Switch ${plan.title} off and work by hand; nothing of ours stays longer than ${dice.int(24, 96)} hours`,
    ...(plan.status === 'retired' ? { contract_ended: plan.ended } : {}),
  };
}

function ownModel(plan: Plan, dice: Dice): { id: string; provider: string; version: string; hosting: string } {
  return {
    id: `${plan.id}-model`,
    provider: 'own',
    version: `v${dice.int(2, 40)}`,
    hosting: 'EU region, own subscription',
  };
}

function data(plan: Plan, classes: readonly string[], dice: Dice): object {
  const { topic } = plan;
  return {
    classes,
    subjects: [dice.pick(['customers', 'staff', 'applicants', 'suppliers'])],
    sources: [
      { id: topic.target, classes, origin: 'internal' },
      { id: 'house-rules', classes: ['internal'], origin: 'internal' },
    ],
    inputs: [topic.input, `house rules of the ${plan.unit}`],
    outputs: [topic.output, 'the sources that were used'],
    prohibited: ['identity documents', dice.pick(['passwords', 'card numbers', 'medical notes'])],
    retention: [
      {
        what: `${topic.output} and what was changed`,
        where: `${topic.target} database`,
        period: `P${dice.int(30, 180)}D`,
      },
      { what: 'call log without the text', where: 'log platform', period: 'P400D' },
    ],
    transfers: [],
    ...(plan.status === 'retired' ? { disposed: plan.ended } : {}),
  };
}

function tools(plan: Plan): object[] {
  const [model, target] = privileges(plan);
  const write = target.length > 1 ? { access: 'write', human_approval: true } : { access: 'read' };
  return [
    { id: plan.tools[0], access: 'read', nhi: plan.nhis[0], needs: model },
    { id: plan.tools[1], ...write, nhi: plan.nhis[1], needs: target },
  ];
}

function operations(plan: Plan, dice: Dice): object {
  const { topic, id } = plan;
  return {
    logging: `Each ${topic.output} with its sources in ${topic.target}; calls without text on the log platform`,
    monitoring: `Share of answers changed by hand, per week; an alarm at ${dice.int(3, 9)} % failed calls in ten minutes`,
    rollback: `Set the flag ${id}.answers to off; the ${plan.unit} in ${plan.site} work by hand`,
    rollback_tested: after(AS_OF, -dice.int(20, 120)),
    on_call: `${topic.target}-oncall`,
  };
}

function risk(plan: Plan, dice: Dice): object {
  return {
    id: plan.risk,
    risk: `A ${plan.topic.output} of ${plan.title} is used although nobody has checked it (${plan.risk.replace('-', ' ')})`,
    owner: plan.sponsor,
    residual: plan.tier === 'low' ? 'low' : dice.pick(['low', 'medium']),
    compensating: [`One ${plan.topic.output} in ${dice.int(20, 80)} is read again by a team lead`, 'A person decides'],
    accepted_by: plan.sponsor,
    accepted: plan.round,
    expires: lastDay(plan.round, 'P12M'),
    rationale: `People alone were wrong in ${dice.int(25, 60) / 10} of 100 cases in the sample, with it in ${dice.int(10, 24) / 10}.`,
  };
}

function reviews(plan: Plan, dice: Dice): object[] {
  const on = plan.status === 'retired' ? plan.ended : after(AS_OF, -dice.int(4, 35));
  const outcome = plan.status === 'retired' ? 'retire' : plan.status === 'suspended' ? 'suspend' : 'continue';
  const note = `${dice.int(40, 90)} % of answers are used as they are, ${dice.int(2, 15)} % are thrown away.`;
  return [{ on, by: plan.governanceOwner, outcome, next: lastDay(on, REVIEW_EVERY[plan.tier]), note }];
}
