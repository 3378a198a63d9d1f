import type { NhiData } from '../validate/schema/nhi.ts';

/** True while the identity can still act. */
export function isActive(nhi: NhiData): boolean {
  return nhi.status !== 'revoked';
}
