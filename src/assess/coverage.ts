import type { CommonRegistry, System } from '../validate/registry.ts';
import type { ControlClaim } from '../validate/schema/system.ts';
import type { TierRules } from '../validate/schema/policy.ts';
import { type Answered, answerTo } from './answers.ts';
import { isFresh, type JudgedEvidence } from './evidence.ts';

/** What a system has to show for a control; the first that holds, in this order. */
export const GRADES = [
  'contradicted',
  'failed',
  'fresh',
  'expiring',
  'excepted',
  'not-applicable',
  'inherited',
  'unpinned',
  'unreviewed',
  'expired',
  'weak',
  'claimed',
  'required',
  'nothing',
] as const;
export type Grade = (typeof GRADES)[number];

export interface Coverage {
  /** `<framework>:<id>` */
  readonly control: string;
  readonly grade: Grade;
  readonly required: boolean;
  /** The items of evidence that name the control. */
  readonly evidence: readonly JudgedEvidence[];
  /** The items that speak against it and that none has answered. */
  readonly against: readonly JudgedEvidence[];
  /** Those that were answered since. */
  readonly answered: readonly Answered[];
  readonly claim: ControlClaim | undefined;
  /** The exception that stands in, when the grade is `excepted`. */
  readonly exception: string | undefined;
}

export interface CoverageQuestion {
  readonly system: System;
  readonly rules: TierRules;
  readonly evidence: readonly JudgedEvidence[];
  readonly registry: CommonRegistry;
  /** The exception that lifts a rule for a subject of this system today. */
  readonly exceptionFor: (rule: string, subject: string) => string | undefined;
}

/** Every control that the tier asks for or that the record speaks of; whatever is absent is `nothing`. */
export function coverageOf(question: CoverageQuestion): ReadonlyMap<string, Coverage> {
  const { system, rules, evidence } = question;
  const items = new Map<string, JudgedEvidence[]>();
  const against = new Map<string, JudgedEvidence[]>();
  for (const judged of evidence) {
    for (const control of judged.use.data.supports ?? []) items.set(control, [...(items.get(control) ?? []), judged]);
    for (const control of judged.use.data.contradicts ?? [])
      against.set(control, [...(against.get(control) ?? []), judged]);
  }
  const claims = new Map((system.data.controls ?? []).map((claim) => [claim.id, claim]));
  const required = new Set(rules.controls);
  const found = new Map<string, Coverage>();
  for (const control of new Set([...required, ...items.keys(), ...claims.keys(), ...against.keys()])) {
    const evidenceFor = items.get(control) ?? [];
    const counter = weighed(against.get(control) ?? [], evidenceFor);
    const claim = claims.get(control);
    const exception = exceptionOf(control, evidenceFor, question);
    const grade = gradeOf({
      evidence: evidenceFor,
      claim,
      contradicted: counter.against.length > 0,
      exception,
    });
    found.set(control, {
      control,
      grade,
      required: required.has(control),
      evidence: evidenceFor,
      ...counter,
      claim,
      exception: grade === 'excepted' ? exception : undefined,
    });
  }
  return found;
}

/** Counter-evidence, parted by whether an item for the control answers it. */
function weighed(
  counter: readonly JudgedEvidence[],
  evidence: readonly JudgedEvidence[],
): Pick<Coverage, 'against' | 'answered'> {
  const against: JudgedEvidence[] = [];
  const answered: Answered[] = [];
  for (const item of counter) {
    const by = answerTo(item, evidence);
    if (by === undefined) against.push(item);
    else answered.push({ item, by });
  }
  return { against, answered };
}

/** An exception for the control itself, or for what keeps an item that supports it from counting. */
function exceptionOf(
  control: string,
  evidence: readonly JudgedEvidence[],
  { exceptionFor }: CoverageQuestion,
): string | undefined {
  const own = exceptionFor('coverage/required-missing', control);
  if (own !== undefined) return own;
  for (const { use, state } of evidence) {
    const rule = LIFTED_BY[state];
    const exception = rule === undefined ? undefined : exceptionFor(rule, use.id);
    if (exception !== undefined) return exception;
  }
  return undefined;
}

const LIFTED_BY: Partial<Record<JudgedEvidence['state'], string>> = {
  unpinned: 'evidence/unpinned',
  unreviewed: 'evidence/not-reviewed',
  expired: 'evidence/expired',
};

interface Facts {
  readonly evidence: readonly JudgedEvidence[];
  readonly claim: ControlClaim | undefined;
  readonly contradicted: boolean;
  readonly exception: string | undefined;
}

function gradeOf({ evidence, claim, contradicted, exception }: Facts): Grade {
  if (contradicted) return 'contradicted';
  if (hasFailedSince(evidence)) return 'failed';
  const has = (...states: JudgedEvidence['state'][]) => evidence.some(({ state }) => states.includes(state));
  if (has('fresh')) return 'fresh';
  if (evidence.some(({ state }) => isFresh(state))) return 'expiring';
  if (exception !== undefined) return 'excepted';
  if (claim?.status === 'not-applicable' && claim.because !== undefined && claim.agreed_by !== undefined)
    return 'not-applicable';
  if (claim?.status === 'inherited' && claim.from !== undefined && claim.agreed_by !== undefined) return 'inherited';
  if (has('altered')) return 'failed';
  if (has('unpinned')) return 'unpinned';
  if (has('unreviewed')) return 'unreviewed';
  if (has('expired')) return 'expired';
  if (evidence.length > 0) return 'weak';
  if (claim !== undefined) return 'claimed';
  return 'required'; // nothing speaks of it, so it is here because the tier asks for it
}

/** True where an item says that the control does not hold, and none that counts says on that day or later that it does. */
function hasFailedSince(evidence: readonly JudgedEvidence[]): boolean {
  const day = ({ use }: JudgedEvidence) => use.data.performed ?? '';
  const passes = evidence.filter(({ state }) => isFresh(state));
  return evidence.some((item) => item.state === 'failed' && !passes.some((pass) => day(pass) >= day(item)));
}

/** True for the grades that count as covered; a claim never does. */
export function isCovered(grade: Grade): boolean {
  return grade === 'fresh' || grade === 'expiring';
}
