import { z } from 'zod';
import { commitId, date, FUNCTIONS, field, fieldPath, href, id, instant, part, sha256, text, tier } from './common.ts';

/** The folder of decisions on the policy, which stands where the id of a system does. */
export const POLICY = '_policy';

export const DECISION_FUNCTIONS = [...FUNCTIONS, 'risk', 'go-live'] as const;
export const DECISIONS = [
  'approved',
  'approved-with-conditions',
  'rejected',
  'reaffirmed',
  'not-required',
  'condition-met',
  'withdrawn',
  'accepted',
] as const;

const condition = z.strictObject({
  id: part(id, 'The id of the condition.', 'c1'),
  text: part(text, 'What has to be done.', 'Add rate limiting'),
  due: part(date, 'The last day for it.', '2026-05-01'),
});

const reliedOn = z.strictObject({
  evidence: part(id, 'The id of the evidence.', 'pentest-2026-02'),
  sha256: field(sha256, 'The SHA-256 that it had.', '0'.repeat(64)),
});

const review = z.strictObject({
  account: part(text, 'The user name of the reviewer on the forge.', 'noor-haddad'),
  commit: part(commitId, 'The commit that was reviewed.', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b'),
  at: part(instant, 'When it was approved, in UTC.', '2026-03-01T09:30:00Z'),
  href: field(href, 'Where the review can be read.', 'https://git.halden.example/ai/registry/pulls/12#review-80'),
});

const predicate = z.strictObject({
  function: part(z.enum(DECISION_FUNCTIONS), 'The function that decides.', 'security'),
  risk: field(id, 'The residual risk, when the function is risk.', 'wrong-reply'),
  decision: part(z.enum(DECISIONS), 'What was decided.', 'approved'),
  by: part(id, 'The person who decided.', 'noor-haddad'),
  for: field(z.nullable(id), 'The person whose deputy they were.', null),
  on: part(date, 'The day of the decision.', '2026-03-01'),
  tier: field(tier, 'The tier on that day.', 'high'),
  rationale: field(text, 'Why.', 'Injection tests pass; the one write needs a person.'),
  forum: field(text, 'The meeting, for the final word.', 'AI board, 2 March 2026'),
  minutes: field(text, 'Where the minutes are.', 'AIB-2026-03'),
  conditions: field(z.array(condition), 'What has to be done, and until when.', []),
  meets: field(z.array(id), 'The conditions that this decision declares met.', []),
  reliedOn: field(z.array(reliedOn), 'The evidence that it rests on.', [{ evidence: 'pentest-2026-02' }]),
  review: field(review, 'The review on the forge by which it was decided.', {
    account: 'noor-haddad',
    commit: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b',
    at: '2026-03-01T09:30:00Z',
  }),
  expires: field(date, 'The last day on which it counts.', '2026-09-01'),
  fields: field(z.array(fieldPath), 'The material fields that were decided on.', ['audience', 'tools[].access']),
  package: field(z.record(z.string(), z.unknown()), 'Their values on that day.', { audience: ['customers'] }),
});

const subject = z.strictObject({
  name: part(text, 'systems/<id>.', 'systems/support-copilot'),
  digest: part(
    z.strictObject({ sha256: part(sha256, 'The SHA-256, in hexadecimal.', '0'.repeat(64)) }),
    'The SHA-256 of the canonical package.',
    { sha256: '0'.repeat(64) },
  ),
});

const STATEMENT = 'https://in-toto.io/Statement/v1';
const PREDICATE = 'https://countersign.example/decision/v1';

/** A decision file: an in-toto Statement v1 whose predicate is ours (CONTENT §2). */
export const decision = z.strictObject({
  _type: part(z.literal(STATEMENT), 'The form of the file: an in-toto Statement.', STATEMENT),
  subject: part(z.tuple([subject]), 'The system, and the digest of what was decided on.', [
    { name: 'systems/support-copilot', digest: { sha256: '0'.repeat(64) } },
  ]),
  predicateType: part(z.literal(PREDICATE), 'What the statement says: a decision.', PREDICATE),
  predicate: part(predicate, 'What was decided, by whom, on which day.', {
    function: 'security',
    decision: 'approved',
    by: 'noor-haddad',
    on: '2026-03-01',
  }),
});

export type DecisionData = z.infer<typeof decision>;
export type Predicate = z.infer<typeof predicate>;
export type Review = z.infer<typeof review>;
export type DecisionFunction = (typeof DECISION_FUNCTIONS)[number];
