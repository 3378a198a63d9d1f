import { compare } from '../../diagnostic/compare.ts';
import type { Rule } from '../define-rule.ts';
import * as all from './all.ts';

/** Every rule, sorted by code. */
export const RULES: readonly Rule[] = Object.values<Rule>(all).sort((a, b) => compare(a.code, b.code));
