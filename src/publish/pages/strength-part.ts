import type { Decision } from '../../validate/registry.ts';
import type { Inline } from '../page-parts.ts';
import type { SiteContext } from '../site-context.ts';
import { STRENGTH_WORDS } from '../words.ts';

/** `SHA256:` and as much of a fingerprint as tells two keys apart by eye; the person’s page has all of it. */
const SHORT = 'SHA256:'.length + 12;

/** How well it is proven who decided, in words, with the key where one proves it. */
export function strengthLine(decision: Decision, { assessment }: SiteContext): Inline[] {
  const { strength, fingerprint, fault } = assessment.trust.proofOf(decision);
  if (fault !== undefined) return [`Its signature does not hold: ${fault}`];
  if (fingerprint === undefined) return [STRENGTH_WORDS[strength]];
  return [`${STRENGTH_WORDS[strength]}, `, { code: `${fingerprint.slice(0, SHORT)}…` }];
}

/** Whether a decision carries a signature of the person who decided that holds. */
export function isSigned(decision: Decision | undefined, { assessment }: SiteContext): boolean {
  return decision !== undefined && assessment.trust.proofOf(decision).strength === 'signed';
}
