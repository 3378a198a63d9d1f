import { z } from 'zod';
import { date, field, flag, id, part, period, text } from './common.ts';

export const NHI_KINDS = [
  'service-account',
  'api-key',
  'oauth-app',
  'workload-identity',
  'certificate',
  'token',
  'bot',
] as const;
export const ENVIRONMENTS = ['production', 'staging', 'development'] as const;
export const AUTH_METHODS = ['oidc', 'mtls', 'iam-role', 'signed-jwt', 'static-secret', 'password', 'none'] as const;

const secret = z.strictObject({
  ref: field(text, 'Where the secret is kept, never the secret itself.', 'kv-cc/copilot'),
  store: field(id, 'The secret store, by the name the policy gives it.', 'azure-key-vault'),
  rotate_every: field(period, 'How often the secret is replaced.', 'P90D'),
  rotated: field(date, 'The day it was last replaced.', '2026-09-01'),
  expires: field(date, 'The last day on which it works.', '2026-12-01'),
});

const trust = z.strictObject({
  audience: field(text, 'The audience that a federated token must name.', 'api://ticketing'),
  subjects: field(z.array(text), 'The subjects that a federated token may carry.', ['sa:copilot']),
});

const audit = z.strictObject({
  log: field(text, 'What is logged of its sign-ins, and where.', 'sign-ins to SIEM'),
  retained: field(period, 'How long that log is kept.', 'P400D'),
  attributable: field(flag, 'Whether a sign-in can be traced to this workload alone.', true),
});

const exposure = z.strictObject({
  found: part(date, 'The day the leak was found.', '2026-04-02'),
  by: field(text, 'Who or what found it.', 'secret scanner'),
  resolved: field(date, 'The day the secret stopped working.', '2026-04-03'),
});

export const nhiFields = {
  kind: field(z.enum(NHI_KINDS), 'What sort of non-human identity it is.', 'service-account'),
  title: field(text, 'What people call it.', 'Support Copilot service account'),
  account: field(
    text,
    'What it is called where it lives, such as its ARN or SPIFFE ID: imports compare by it.',
    'spiffe://halden.example/support-copilot',
  ),
  owner: field(id, 'The person who answers for it.', 'dev-lee'),
  environment: field(z.enum(ENVIRONMENTS), 'Where it may act.', 'production'),
  auth: field(z.enum(AUTH_METHODS), 'How it proves itself.', 'oidc'),
  privileges: field(z.array(text), 'What it may do, as the target names it.', ['tickets:read']),
  used_by: field(z.array(z.enum(['workload', 'pipeline', 'human'])), 'Who or what signs in with it.', ['workload']),
  secret: field(secret, 'The secret behind it, if there is one.', { ref: 'kv-cc/copilot', store: 'azure-key-vault' }),
  trust: field(trust, 'The limits of a federated identity.', { audience: 'api://ticketing' }),
  audit: field(audit, 'How its use can be traced.', { log: 'sign-ins to SIEM', retained: 'P400D', attributable: true }),
  vendor: field(z.nullable(text), 'The vendor of a third-party identity; null where it is our own.', 'Contoso'),
  revoke: field(text, 'How to switch it off.', 'Disable it in the directory (RB-14)'),
  revocation_tested: field(date, 'The day that was last tried.', '2026-08-20'),
  exposures: field(z.array(exposure), 'Known leaks of its secret.', []),
  status: field(z.enum(['active', 'revoked']), 'Whether it can still act; active when left out.', 'active'),
  revoked: field(date, 'The day it was revoked.', '2026-05-04'),
};

/** What a policy may ask to be known of every active identity; who owns and how to revoke it is asked of all. */
export const NHI_FACTS = [
  'kind',
  'environment',
  'auth',
  'privileges',
  'used_by',
  'secret.ref',
  'secret.store',
  'secret.rotate_every',
  'secret.rotated',
  'secret.expires',
  'trust.audience',
  'trust.subjects',
  'audit.log',
  'audit.retained',
  'audit.attributable',
  'vendor',
  'revocation_tested',
  'exposures',
] as const;
export type NhiFact = (typeof NHI_FACTS)[number];

/** A non-human identity as a record describes it (CONTENT §1), or a reference to a shared one. */
export const nhi = z.union([
  z.strictObject({ use: part(id, 'The id of a shared identity.', 'svc-gateway') }),
  z.strictObject({ id: part(id, 'The id, unique in the registry.', 'svc-support-copilot'), ...nhiFields }),
]);

export type NhiData = z.infer<z.ZodObject<typeof nhiFields>> & { id: string };
