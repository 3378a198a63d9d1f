import type { Assessment } from '../../assess/assess.ts';
import type { Lift } from '../../assess/define-rule.ts';
import { isOneByOne, liftOf } from '../../assess/exceptions.ts';
import { sentence } from '../../assess/names.ts';
import { RULES } from '../../assess/rules/index.ts';
import { didYouMean, listWords } from '../../diagnostic/suggest.ts';
import { exception, type ExceptionData } from '../../validate/schema/exception.ts';
import type { Answers, Understood } from './answers.ts';
import type { PutNewOptions } from './put-new.ts';
import { asOneOf, asSomeOf, asText } from './understand.ts';

export interface NewExceptionOptions extends PutNewOptions {
  readonly rule?: string | undefined;
  readonly systems?: string | undefined;
  readonly subjects?: string | undefined;
  readonly title?: string | undefined;
  readonly kind?: string | undefined;
  readonly reason?: string | undefined;
  readonly compensating?: readonly string[] | undefined;
  readonly requestedBy?: string | undefined;
  readonly approvedBy?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly closesWith?: string | undefined;
  readonly yes?: boolean | undefined;
}

/** Every rule, by its code. */
export const BY_CODE = new Map(RULES.map((rule) => [rule.code, rule]));

export interface Asking {
  readonly options: NewExceptionOptions;
  readonly answers: Answers;
  readonly assessment: Assessment;
}

export type Liftable = Exclude<Lift, 'never'>;

/** The rule, and by whom and for how long it can be lifted. */
export function askRule({ options, answers }: Asking): Promise<{ code: string; lift: Liftable }> {
  return answers.needed({
    what: 'Rule that cannot be kept, by its code',
    flag: '--rule evidence/unpinned',
    given: options.rule,
    understand: asRule,
  });
}

function asRule(code: string): Understood<{ code: string; lift: Liftable }> {
  const lift = liftOf(code, BY_CODE);
  if (lift === undefined)
    return {
      message: `There is no rule “${code}”.`,
      hint: didYouMean(code, [...BY_CODE.keys()], 'Take the code from the end of a finding’s first line.'),
    };
  if (lift === 'never')
    return { message: `No exception lifts ${code}.`, hint: `“countersign explain ${code}” says what to do.` };
  return { value: { code, lift } };
}

/** What is to be allowed, for which systems, and why. */
export async function askWhat(
  id: string,
  code: string,
  { options, answers, assessment }: Asking,
): Promise<Omit<ExceptionData, 'rule'>> {
  const { views, findings } = assessment;
  const title = await answers.needed({
    what: 'What it is about',
    flag: '--title TEXT',
    given: options.title,
    usual: sentence(id.replaceAll('-', ' ')),
    understand: asText,
  });
  const found = findings.filter((finding) => finding.code === code);
  const systems = await answers.needed({
    what: 'Systems that it is for, with commas',
    about: [`  ${code} finds something in: ${listOf(found.map(({ system }) => system))}.`],
    flag: '--systems support-copilot',
    given: options.systems,
    understand: asSomeOf([...views.keys()], 'registered system'),
  });
  const own = found.flatMap(({ system, subject }) => (systems.includes(system ?? '') ? [subject] : []));
  const subjects = {
    what: 'Things in them that it is for, with commas',
    about: [`  It finds something about: ${listOf(own)}.`],
    flag: '--subjects key-mail',
    given: options.subjects,
    understand: (answer: string) => ({ value: answer.split(',').map((part) => part.trim()) }),
  };
  const kinds = exception.shape.kind.unwrap().options;
  return {
    title,
    systems,
    subjects: isOneByOne(code) ? await answers.needed(subjects) : await answers.optional(subjects),
    kind: await answers.optional({
      what: 'Kind',
      about: [`  ${listWords(kinds)}; standard when left out.`],
      flag: '--kind emergency',
      given: options.kind,
      understand: asOneOf(kinds, 'kind of exception'),
    }),
    reason: await answers.needed({
      what: 'Why the rule cannot be kept now',
      flag: '--reason TEXT',
      given: options.reason,
      understand: asText,
    }),
    compensating: await askCompensating(options, answers),
    closes_with: await answers.optional({
      what: 'What ends it',
      flag: '--closes-with TEXT',
      given: options.closesWith,
      understand: asText,
    }),
  };
}

async function askCompensating({ compensating }: NewExceptionOptions, answers: Answers): Promise<string[]> {
  const [first, ...others] = compensating ?? [];
  const what = 'What keeps the risk in bounds meanwhile';
  return [await answers.needed({ what, flag: '--compensating TEXT', given: first, understand: asText }), ...others];
}

/** The words of a list, each once. */
export function listOf(words: readonly (string | undefined)[]): string {
  const known = [...new Set(words.filter((word) => word !== undefined))];
  return known.length === 0 ? 'nothing' : listWords(known, 'and');
}
