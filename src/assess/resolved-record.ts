import type { System } from '../validate/registry.ts';

/**
 * The record with what it takes from shared/ put in its place, and without identities that are revoked:
 * they can no longer act. Tiers and packages are judged on this, never on the file as typed.
 */
export function resolvedRecord({ data, nhis, models, evidence }: System): Readonly<Record<string, unknown>> {
  return {
    ...data,
    nhis: nhis.filter((nhi) => nhi.data.status !== 'revoked').map((nhi) => nhi.data),
    models: models.map((model) => model.data),
    evidence: evidence.map((item) => item.data),
  };
}
