import type { Rule } from '../define-rule.ts';
import ownerMissing from './owner/missing.ts';

/** Every rule, sorted by code; a test holds the list to the folder. */
export const RULES: readonly Rule[] = [
  ownerMissing,
];
