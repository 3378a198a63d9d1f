import { addPeriod, inWords, periodInWords } from '../../diagnostic/calendar.ts';
import { newException } from '../../edit/new/new-exception.ts';
import { exception, type ExceptionData } from '../../validate/schema/exception.ts';
import { held, idFaults, missing, withoutMissing } from './faults.ts';
import type { Answers, Form, FormFault, MadeFile } from './form.ts';

/** A rule that an exception may lift. */
export interface LiftableRule {
  readonly summary: string;
  /** The function whose holder approves. */
  readonly by: string;
  /** The longest that it may be lifted, as an ISO 8601 period. */
  readonly atMost: string;
  /** Whether the things that it is for have to be named. */
  readonly isOneByOne: boolean;
}

/** What the browser has to know to make the record of an exception. */
export interface ExceptionContext {
  readonly rules: Readonly<Record<string, LiftableRule>>;
  /** The longest that an emergency may last. */
  readonly emergency: string;
  readonly systems: readonly string[];
  readonly taken: readonly string[];
}

/** The record of an exception, as `countersign new exception` writes it. Runs in the browser. */
export function exceptionFile(answers: Answers, context: ExceptionContext, entries: Form['entries']): MadeFile {
  const { id, ...data } = Object.fromEntries(answers) as Record<string, unknown>;
  const path = `exceptions/${typeof id === 'string' ? id : 'id'}.mdx`;
  const { sound, faults } = held<Partial<ExceptionData>>(exception, data, path);
  // Too little for the schema is still enough to say what the rule allows.
  const known = sound ?? texts({ rule: data['rule'], from: data['from'] });
  const rule = Object.hasOwn(context.rules, known.rule ?? '') ? context.rules[known.rule ?? ''] : undefined;
  const limit = rule && shortest(rule, known, context);
  const text = newException(known, rule ? { ...rule, atMost: limit ?? rule.atMost } : UNKNOWN);
  const last = limit && known.from && addPeriod(known.from, limit);
  return {
    path,
    text,
    says: [
      ...(rule ? [`The rule asks: ${rule.summary} Somebody who holds ${rule.by} approves.`] : []),
      ...(last ? [`It may last until ${inWords(last)}, ${periodInWords(limit)} from its first day.`] : []),
    ],
    faults: [
      ...withoutMissing(faults, missing(entries, answers)),
      ...idFaults(id, context.taken),
      ...lastDayFaults(known, last),
      ...whoFaults(known),
      ...whatFaults(known, rule, context),
    ],
  };
}

function texts(data: Readonly<Record<string, unknown>>): Partial<ExceptionData> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => typeof value === 'string'));
}

const UNKNOWN = { summary: 'choose the rule first.', by: 'the function of the rule', atMost: 'P90D' };

function shortest(rule: LiftableRule, { kind, from }: Partial<ExceptionData>, { emergency }: ExceptionContext): string {
  if (kind !== 'emergency' || from === undefined) return rule.atMost;
  return addPeriod(from, emergency) < addPeriod(from, rule.atMost) ? emergency : rule.atMost;
}

function lastDayFaults({ from, until }: Partial<ExceptionData>, last: string | undefined): FormFault[] {
  if (from === undefined || until === undefined) return [];
  if (until < from) return [{ path: 'until', message: 'This day is before the first one.' }];
  return last !== undefined && until > last
    ? [{ path: 'until', message: `The rule may be lifted until ${inWords(last)} at most.` }]
    : [];
}

function whoFaults({ requested_by: asked, approved_by: approved }: Partial<ExceptionData>): FormFault[] {
  return asked !== undefined && asked === approved
    ? [{ path: 'approved_by', message: 'Whoever asks for an exception cannot approve it.' }]
    : [];
}

function whatFaults(
  { systems, subjects }: Partial<ExceptionData>,
  rule: LiftableRule | undefined,
  context: ExceptionContext,
): FormFault[] {
  const unknown = systems?.filter((id) => !context.systems.includes(id)) ?? [];
  return [
    ...unknown.map((id) => ({ path: 'systems', message: `“${id}” is not the id of a registered system.` })),
    ...(rule?.isOneByOne && (subjects ?? []).length === 0
      ? [{ path: 'subjects', message: 'Name the identities that it is for; of others it lifts nothing.' }]
      : []),
  ];
}
