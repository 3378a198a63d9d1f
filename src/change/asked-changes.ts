import { type Approver, isGranted } from '../assess/approvals.ts';
import { isCovered } from '../assess/coverage.ts';
import { deciderOf } from '../assess/names.ts';
import type { SystemView } from '../assess/system-view.ts';
import { periodInWords } from '../diagnostic/calendar.ts';
import type { TierRules } from '../validate/schema/policy.ts';

/** Something that the tier asks of a system. */
export interface Asked {
  readonly kind: 'decision' | 'evidence' | 'control' | 'rule';
  /** A function, a kind of evidence, a control, or the key of a rule in the policy. */
  readonly subject: string;
  /** To be read in a list: `a decision of legal`. */
  readonly text: string;
  /** Whether the system has it already; absent for a rule, which is kept again and again. */
  readonly met: boolean | undefined;
  /** How much of a rule was asked before, where that was another measure: `6 months`. */
  readonly before?: string | undefined;
  /** How much of a rule is asked. */
  readonly measure?: string | undefined;
}

export interface AskedChanges {
  /** What is asked only with the change. */
  readonly more: readonly Asked[];
  /** What is asked only without it. */
  readonly less: readonly Asked[];
}

/** What a change makes the policy ask of a system; of one that is new, everything. */
export function askedChanges(before: SystemView | undefined, after: SystemView): AskedChanges {
  const [was, is] = [before ? askedOf(before) : [], askedOf(after)];
  const more = without(is, was).map((one) => ({ ...one, before: sameRule(one, was)?.measure }));
  return { more, less: without(was, is).filter((one) => sameRule(one, is) === undefined) };
}

function without(all: readonly Asked[], others: readonly Asked[]): Asked[] {
  const known = new Set(others.map(({ kind, text }) => `${kind} ${text}`));
  return all.filter(({ kind, text }) => !known.has(`${kind} ${text}`));
}

/** The same rule as another side has it, whatever its measure. */
function sameRule({ kind, subject }: Asked, others: readonly Asked[]): Asked | undefined {
  return kind === 'rule' ? others.find((other) => other.kind === kind && other.subject === subject) : undefined;
}

function askedOf(view: SystemView): Asked[] {
  if (view.system.status === 'retired') return [];
  return [
    ...view.approvals
      .filter(({ required }) => required)
      .map(({ function: name, state }): Asked => ({
        kind: 'decision',
        subject: name,
        text: decisionOf(name),
        met: isGranted(state),
      })),
    ...view.required.map(({ kind, title, best }): Asked => ({
      kind: 'evidence',
      subject: kind,
      text: `evidence of the kind “${title}”`,
      met: best !== undefined,
    })),
    ...view.rules.controls.map((control): Asked => {
      const grade = view.coverage.get(control)?.grade;
      return { kind: 'control', subject: control, text: control, met: grade !== undefined && isCovered(grade) };
    }),
    ...rulesOf(view.rules),
  ];
}

function decisionOf(name: Approver): string {
  return name === 'go-live' ? 'the final word of the board' : `a decision of ${deciderOf(name)}`;
}

/** The rules that are a measure, such as a period, each with the words around it. */
const MEASURES: readonly (readonly [subject: string, words: string, of: (rules: TierRules) => string | undefined])[] = [
  ['review_every', 'a review at least every', (rules) => rules.review_every],
  ['decision_valid_for', 'decisions anew after', (rules) => rules.decision_valid_for],
  ['least_strength', 'decisions that are at least', (rules) => rules.least_strength],
  ['nhi.rotate_every', 'secrets replaced every', (rules) => rules.nhi.rotate_every],
  ['nhi.drill_every', 'revocation tried every', (rules) => rules.nhi.drill_every],
  ['nhi.audit_retained', 'sign-ins kept for', (rules) => rules.nhi.audit_retained],
];

/** The rules that are asked or not. */
const FLAGS = [
  ['governance_owner', 'a governance owner'],
  ['review_not_by_owner_alone', 'reviews by others than the owner alone'],
  ['one_function_each', 'a person for each function'],
  ['evidence_pinned', 'evidence that is pinned by its hash'],
  ['evidence_reviewed', 'evidence that somebody else has reviewed'],
] as const;

function rulesOf(rules: TierRules): Asked[] {
  const measures = MEASURES.flatMap(([subject, words, of]): Asked[] => {
    const value = of(rules);
    if (value === undefined) return [];
    const measure = periodInWords(value);
    return [{ kind: 'rule', subject, text: `${words} ${measure}`, met: undefined, measure }];
  });
  const flags = FLAGS.filter(([key]) => rules[key]).map(([subject, text]): Asked => ({
    kind: 'rule',
    subject,
    text,
    met: undefined,
  }));
  return [...measures, ...flags];
}
