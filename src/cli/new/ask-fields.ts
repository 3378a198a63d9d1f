import { answerOf, type ItemQuestions, type Question } from '../../edit/new/questions.ts';
import { listWords } from '../../diagnostic/suggest.ts';
import { id } from '../../validate/schema/common.ts';
import type { Answers, Understood } from './answers.ts';
import { asOneOf } from './understand.ts';

/** What was said of a record: values by the dotted path of their field. */
export type Said = Map<string, unknown>;

/** Asks what decides the tier, except for what the flags have said. */
export async function askTierQuestions(
  questions: readonly (Question | ItemQuestions)[],
  answers: Answers,
  { said, regimes }: { readonly said: Said; readonly regimes: readonly string[] },
): Promise<void> {
  for (const question of questions) {
    const path = 'list' in question ? question.list : question.path;
    if (said.has(path)) continue;
    const value = 'list' in question ? await askItems(question, answers, regimes) : await askField(question, answers);
    if (value !== undefined) said.set(path, value);
  }
}

function askField(question: Question, answers: Answers): Promise<unknown> {
  return answers.optional({
    what: question.path.split('[].').at(-1) ?? question.path,
    about: [
      question.ask,
      ...(question.words === undefined ? [] : [`  ${several(question)}${listWords(question.words)}.`]),
      ...question.because.map((reason) => `  The tier rises when: ${reason}.`),
    ],
    flag: `--set ${question.path}=VALUE`,
    given: undefined,
    understand: (answer) => understood(question, answer),
  });
}

function several({ kind }: Question): string {
  return kind === 'some' ? 'One or several, with commas: ' : '';
}

function understood(question: Question, answer: string): Understood<unknown> {
  const result = answerOf(question, answer);
  if ('value' in result) return result;
  if (question.words !== undefined) {
    const one = asOneOf(question.words, `value of ${question.path}`)(result.unknown);
    if ('message' in one) return one;
  }
  return { message: `“${result.unknown}” is no value of ${question.path}.`, hint: 'Write another one.' };
}

async function askItems(
  { list, ask, key, fields }: ItemQuestions,
  answers: Answers,
  regimes: readonly string[],
): Promise<unknown> {
  if (key === 'regime' && regimes.length === 0) return undefined;
  const items: Record<string, unknown>[] = [];
  for (;;) {
    const name = await answers.optional({
      what: `${items.length === 0 ? 'One' : 'Another one'}, by its ${key}`,
      about: items.length > 0 ? [] : [ask, ...(key === 'regime' ? [`  ${listWords(regimes)}.`] : [])],
      flag: `--set '${list}=[{ ${key}: … }]'`,
      given: undefined,
      understand: key === 'regime' ? asOneOf(regimes, 'regime in registry.yaml') : asId,
    });
    if (name === undefined) return items.length === 0 ? undefined : items;
    const item: Record<string, unknown> = { [key]: name };
    for (const question of fields) {
      const value = await askField(question, answers);
      if (value !== undefined) item[question.path.slice(list.length + '[].'.length)] = value;
    }
    items.push(item);
  }
}

function asId(answer: string): Understood<string> {
  if (id.safeParse(answer).success) return { value: answer };
  return { message: `“${answer}” is not an id.`, hint: 'Use lower-case letters, digits and single hyphens.' };
}
