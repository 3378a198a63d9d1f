import type { Rule } from '../define-rule.ts';
import governanceOwnerGone from './governance-owner/gone.ts';
import governanceOwnerMissing from './governance-owner/missing.ts';
import governanceOwnerSameAsOwner from './governance-owner/same-as-owner.ts';
import governanceOwnerUnknown from './governance-owner/unknown.ts';
import ownerGone from './owner/gone.ts';
import ownerLeaving from './owner/leaving.ts';
import ownerMissing from './owner/missing.ts';
import ownerUnknown from './owner/unknown.ts';
import reviewByOwnerAlone from './review/by-owner-alone.ts';
import reviewDueSoon from './review/due-soon.ts';
import reviewExpired from './review/expired.ts';
import reviewMissing from './review/missing.ts';
import reviewTooFar from './review/too-far.ts';
import sponsorGone from './sponsor/gone.ts';
import sponsorMissing from './sponsor/missing.ts';
import sponsorSameAsOwner from './sponsor/same-as-owner.ts';
import sponsorUnknown from './sponsor/unknown.ts';

/** Every rule, sorted by code; a test holds the list to the folder. */
// prettier-ignore
export const RULES: readonly Rule[] = [
  governanceOwnerGone,
  governanceOwnerMissing,
  governanceOwnerSameAsOwner,
  governanceOwnerUnknown,
  ownerGone,
  ownerLeaving,
  ownerMissing,
  ownerUnknown,
  reviewByOwnerAlone,
  reviewDueSoon,
  reviewExpired,
  reviewMissing,
  reviewTooFar,
  sponsorGone,
  sponsorMissing,
  sponsorSameAsOwner,
  sponsorUnknown,
];
