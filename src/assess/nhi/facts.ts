import { addPeriod, earlier } from '../../diagnostic/calendar.ts';
import { valueAt } from '../../validate/lenient.ts';
import type { System, Use } from '../../validate/registry.ts';
import type { NhiData, NhiFact } from '../../validate/schema/nhi.ts';
import { NHI_FACTS } from '../../validate/schema/nhi.ts';
import type { TierRules } from '../../validate/schema/policy.ts';
import { titleOf } from '../names.ts';

/** True while the identity can still act. */
export function isActive(nhi: NhiData): boolean {
  return nhi.status !== 'revoked';
}

/** The identities of a system that can still act. */
export function activeNhis({ nhis }: System): Use<NhiData>[] {
  return nhis.filter(({ data }) => isActive(data));
}

/** `the identity “svc-x” of “Order Helper”`, to be read in a sentence. */
export function identityOf({ id }: Pick<Use<NhiData>, 'id'>, system: System): string {
  return `the identity “${id}” of “${titleOf(system)}”`;
}

/** True where another party's tokens are believed, so that their audience and subject have to be bounded. */
export function isFederated({ auth }: NhiData): boolean {
  return auth === 'oidc';
}

/** True where whoever copies the secret can act: nothing else is asked at sign-in. */
export function isBearer({ auth }: NhiData): boolean {
  return auth === 'static-secret' || auth === 'password';
}

/** True where a secret stands behind it: it says so, or its way of signing in takes one. */
export function hasSecret(data: NhiData): boolean {
  return data.secret !== undefined || isBearer(data);
}

/** The same, or nobody can tell, since it is not known how it signs in. */
export function mayHaveSecret(data: NhiData): boolean {
  return hasSecret(data) || data.auth === undefined;
}

/** Whether a fact can be asked of this identity at all. */
export function isAsked(fact: NhiFact, data: NhiData): boolean {
  if (fact.startsWith('secret.')) return mayHaveSecret(data);
  return fact.startsWith('trust.') ? isFederated(data) : true;
}

/** True where the record says it; an empty list says that there is none. */
export function isKnown(fact: NhiFact, data: NhiData): boolean {
  return valueAt(data, fact.split('.')) !== undefined;
}

/** The facts that could be asked of it and that nobody wrote down, among some of them or all. */
export function unknownFacts(data: NhiData, among: readonly NhiFact[] = NHI_FACTS): NhiFact[] {
  return among.filter((fact) => isAsked(fact, data) && !isKnown(fact, data));
}

/** The last day on which its secret is as fresh as its record and the tier ask; absent where that is not known. */
export function secretDue({ secret }: NhiData, { nhi: limits }: TierRules): string | undefined {
  const every = secret?.rotate_every ?? limits.rotate_every;
  const rotation = secret?.rotated && every ? addPeriod(secret.rotated, every) : undefined;
  return earlier(rotation, secret?.expires);
}

/** A leak of its secret that is not closed, by its place in the list. */
export function openExposures({ exposures = [] }: NhiData): { at: number; found: string; by: string | undefined }[] {
  return exposures.flatMap(({ found, by, resolved }, at) =>
    resolved === undefined || resolved < found ? [{ at, found, by }] : [],
  );
}
