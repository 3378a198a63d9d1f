import { z } from 'zod';
import {
  controlRef,
  date,
  field,
  FUNCTIONS,
  flag,
  href,
  id,
  part,
  partialDate,
  period,
  residual,
  sha256,
  status,
  text,
} from './common.ts';
import { evidence } from './evidence.ts';
import { nhi } from './nhi.ts';

export const AUDIENCES = ['staff', 'partners', 'customers', 'public'] as const;
export const AUTONOMY = ['assistive', 'supervised', 'autonomous'] as const;
export const DATA_CLASSES = [
  'public',
  'internal',
  'confidential',
  'personal',
  'special-category',
  'health',
  'payment',
  'credit',
] as const;
const dataClass = z.enum(DATA_CLASSES);

const scope = z.strictObject({
  in: field(z.array(text), 'What the system is for.', ['order and delivery questions']),
  out: field(z.array(text), 'What it must not be used for.', ['refund decisions']),
});

const regime = z.strictObject({
  regime: part(id, 'A regime named in registry.yaml.', 'gdpr'),
  role: field(text, 'The role that the organisation has under it.', 'controller'),
  class: field(text, 'The class that the regime gives the system.', 'limited'),
  basis: field(text, 'The article or clause that applies.', 'Art. 6(1)(b)'),
});

const supplier = z.strictObject({
  name: field(text, 'Who supplies it.', 'Contoso'),
  contract: field(text, 'The contract.', 'C-2291'),
  contract_ended: field(date, 'The day the contract ended.', '2026-08-31'),
  terms_reviewed: field(date, 'The day the terms were last read.', '2026-02-01'),
  regions: field(z.array(text), 'Where the supplier processes data.', ['eu']),
  exit: field(text, 'How to leave.', 'Export and delete in 30 days'),
});

export const modelFields = {
  provider: field(text, 'Who makes the model.', 'Contoso AI'),
  version: field(text, 'The version in use.', '2026-05-13'),
  hosting: field(text, 'Where it runs.', 'EU region, own subscription'),
};
const model = z.union([
  z.strictObject({ use: part(id, 'The id of a shared model.', 'gpt-azure-eu') }),
  z.strictObject({ id: part(id, 'The id of the model.', 'ranker-3'), ...modelFields }),
]);
export type ModelData = z.infer<z.ZodObject<typeof modelFields>> & { id: string };

const source = z.strictObject({
  id: part(id, 'The id of the data source.', 'crm'),
  classes: field(z.array(dataClass), 'The classes of data in it.', ['personal']),
  origin: field(text, 'Where the data comes from.', 'internal'),
});

const retention = z.strictObject({
  what: part(text, 'What is kept.', 'prompts and replies'),
  where: field(text, 'Where it is kept.', 'application database'),
  period: field(period, 'For how long.', 'P90D'),
  until: field(text, 'The event that ends it, when there is no fixed period.', 'the contract ends'),
  at_most: field(period, 'The longest that `until` may take.', 'P7Y'),
});

const data = z.strictObject({
  classes: field(z.array(dataClass), 'The classes of data that the system handles.', ['personal', 'confidential']),
  subjects: field(z.array(text), 'Whom the data is about.', ['customers']),
  sources: field(z.array(source), 'Where its data comes from.', [{ id: 'crm', classes: ['personal'] }]),
  inputs: field(z.array(text), 'What may go in.', ['ticket text']),
  outputs: field(z.array(text), 'What may come out.', ['draft reply']),
  prohibited: field(z.array(text), 'What must never go in.', ['payment card numbers']),
  retention: field(z.array(retention), 'What is kept, where and for how long.', [{ what: 'prompts', period: 'P90D' }]),
  transfers: field(z.array(text), 'Countries that the data goes to.', []),
  production: field(flag, 'Whether real data is in use; only read while the status is proposed.', false),
  disposed: field(date, 'The day the data of a retired system was deleted.', '2026-09-01'),
});

const access = z.strictObject({
  users: field(text, 'Who uses it, and how they get access.', 'Support agents, by directory group'),
  admins: field(text, 'Who administers it, and how.', 'Two engineers, by request and for eight hours'),
});

const tool = z.strictObject({
  id: part(id, 'The id of the tool.', 'ticketing'),
  access: field(z.enum(['read', 'write', 'admin']), 'What it lets the system do.', 'write'),
  human_approval: field(flag, 'Whether a person approves each use.', true),
  nhi: field(id, 'The identity that it acts with.', 'svc-support-copilot'),
  needs: field(z.array(text), 'The privileges that it needs.', ['tickets:write']),
});

const operations = z.strictObject({
  logging: field(text, 'What is logged, and where.', 'Prompts, sources and edits, to the log platform'),
  monitoring: field(text, 'What is watched, and who is told.', 'Error and override rate, weekly'),
  rollback: field(text, 'How to go back.', 'Switch the feature flag off; agents write by hand'),
  rollback_tested: field(date, 'The day that was last tried.', '2026-08-01'),
  on_call: field(text, 'Whom to call.', 'cc-oncall'),
});

const control = z.strictObject({
  id: part(controlRef, 'The control.', 'owasp-nhi-2025:NHI10'),
  status: part(
    z.enum(['implemented', 'planned', 'inherited', 'not-applicable']),
    'What the record says of it.',
    'not-applicable',
  ),
  because: field(text, 'Why.', 'No interactive sign-in exists.'),
  agreed_by: field(id, 'Who agreed.', 'noor-haddad'),
  from: field(text, 'What it is inherited from.', 'landing-zone'),
});

const riskAcceptance = z.strictObject({
  id: part(id, 'The id of the risk.', 'wrong-reply'),
  risk: field(text, 'What can still go wrong.', 'A wrong reply is sent although an agent checked it'),
  owner: field(id, 'The risk owner.', 'tom-okafor'),
  residual: field(residual, 'How much risk is left.', 'medium'),
  compensating: field(z.array(text), 'What keeps it in bounds.', ['Every reply is checked by a person']),
  accepted_by: field(id, 'Who accepts it.', 'tom-okafor'),
  accepted: field(date, 'The day it was accepted.', '2026-03-01'),
  expires: field(date, 'The last day of the acceptance.', '2027-03-01'),
  rationale: field(text, 'Why it is worth it.', 'Handling time falls by a third.'),
});

export const OUTCOMES = ['continue', 'change', 'suspend', 'retire'] as const;

const review = z.strictObject({
  on: part(date, 'The day of the review.', '2026-09-01'),
  by: field(id, 'Who reviewed.', 'ines-duarte'),
  outcome: field(z.enum(OUTCOMES), 'What was decided.', 'continue'),
  next: field(date, 'The last day on which this review counts.', '2026-12-01'),
  note: field(text, 'What was seen.', 'Override rate steady at 8 %.'),
});

const REOPENED = [...FUNCTIONS, 'go-live'] as const;

const incident = z.strictObject({
  id: part(id, 'The id of the incident.', 'inc-204'),
  on: field(date, 'The day it began.', '2026-05-02'),
  severity: field(residual, 'How bad it was.', 'low'),
  href: field(href, 'Where it is written up.', 'https://wiki.example/incidents/204'),
  reopens: field(z.array(z.enum(REOPENED)), 'The functions that have to decide again.', ['security']),
  closed: field(date, 'The day it was closed.', '2026-05-04'),
});

export const systemFields = {
  title: field(text, 'What people call the system.', 'Support Copilot'),
  purpose: field(text, 'What it does and for whom, in a sentence.', 'Drafts replies to customer tickets.'),
  scope: field(scope, 'What it is for, and what it is not for.', { in: ['order questions'], out: ['refunds'] }),
  owner: field(id, 'The one named person who is accountable.', 'priya-shah'),
  governance_owner: field(id, 'The person who runs the approval and never approves.', 'ines-duarte'),
  sponsor: field(id, 'The business sponsor.', 'tom-okafor'),
  team: field(id, 'The team that runs it.', 'customer-care'),
  live_since: field(date, 'The first day with real users or real data.', '2026-03-02'),
  pilot: field(
    z.strictObject({
      until: field(date, 'The last day of the pilot.', '2026-06-30'),
      users_max: field(z.int().min(1), 'The most users that it may have.', 40),
    }),
    'The bounds of a pilot.',
    { until: '2026-06-30', users_max: 40 },
  ),
  audience: field(z.array(z.enum(AUDIENCES)), 'Who meets it or what it writes.', ['customers']),
  autonomy: field(z.enum(AUTONOMY), 'How far it acts without a person.', 'supervised'),
  regulated_by: field(z.array(regime), 'The regimes that apply.', [{ regime: 'gdpr', role: 'controller' }]),
  supplier: field(supplier, 'Who supplies it, under which terms.', { name: 'Contoso', contract: 'C-2291' }),
  models: field(z.array(model), 'The models behind it.', [{ use: 'gpt-azure-eu' }]),
  data: field(data, 'The data that it handles.', { classes: ['personal'] }),
  access: field(access, 'Who gets in, and how.', { users: 'Support agents', admins: 'Two engineers' }),
  tools: field(z.array(tool), 'What it can reach and do.', [
    { id: 'ticketing', access: 'write', human_approval: true },
  ]),
  nhis: field(z.array(nhi), 'The non-human identities that act for it.', [{ use: 'svc-gateway' }]),
  no_nhis_because: field(
    text,
    'Why no identity acts for it, when the list is empty.',
    'It runs on the desk of one person.',
  ),
  operations: field(operations, 'How it is watched and switched off.', { logging: 'to the log platform' }),
  evidence: field(z.array(evidence), 'The artefacts that support its controls.', [{ use: 'soc2-2026' }]),
  controls: field(z.array(control), 'What the record says of controls beyond evidence.', []),
  risk_acceptance: field(z.array(riskAcceptance), 'The residual risks and who accepts each.', []),
  reviews: field(z.array(review), 'Every review, oldest first; the newest governs.', [
    { on: '2026-09-01', outcome: 'continue' },
  ]),
  incidents: field(z.array(incident), 'What went wrong.', []),
};

/** A record of `content/systems/<id>.mdx` (CONTENT §1). Absent fields are judged by rules. */
export const system = z.strictObject({
  ...systemFields,
  status: field(status, 'Where the system is in its life.', 'production'),
});

export type SystemData = z.infer<typeof system>;
export type Tool = z.infer<typeof tool>;
export type RiskAcceptance = z.infer<typeof riskAcceptance>;
export type Review = z.infer<typeof review>;
export type Incident = z.infer<typeof incident>;
export type ControlClaim = z.infer<typeof control>;

const intakeSource = z.strictObject({
  inventory: part(text, 'The inventory it came from, or who announced it.', 'us-federal-2024.csv'),
  id: field(text, 'Its id there.', 'DOI-123'),
  row: field(z.int().min(1), 'The row there, counting the first record as 1.', 12),
  sha256: field(sha256, 'The SHA-256 of that row.', '0'.repeat(64)),
  values: field(z.record(z.string(), z.string()), 'The row as it was, by column.', { Agency: 'DOI' }),
});

/** A record of `content/intake/<id>.mdx`: known, not registered. */
export const intake = z.strictObject({
  ...systemFields,
  first_seen: field(date, 'The day it became known here.', '2026-10-05'),
  in_use: field(z.union([z.boolean(), z.literal('unknown')]), 'Whether somebody uses it today.', true),
  in_use_since: field(partialDate, 'Since when, as precisely as it is known.', '2024-05'),
  organisation: field(text, 'The organisation or unit that has it.', 'Bureau of Land Management'),
  contact: field(text, 'Whom to ask; a mailbox is a contact and never an owner.', 'ai@example.org'),
  links: field(z.array(href), 'Addresses that the source gives.', ['https://example.org/register/12']),
  source: field(intakeSource, 'Where it is known from.', { inventory: 'us-federal-2024.csv', row: 12 }),
});
export type IntakeData = z.infer<typeof intake>;
