import { absence } from '../../assess/authority.ts';
import { isCalendarDate } from '../../diagnostic/calendar.ts';
import { didYouMean, listWords } from '../../diagnostic/suggest.ts';
import type { Registry } from '../../validate/registry.ts';
import type { Understood } from './answers.ts';

/** Any words. */
export function asText(answer: string): Understood<string> {
  return answer.trim() === ''
    ? { message: 'Nothing is written.', hint: 'Write it in a few words.' }
    : { value: answer };
}

export function asDate(answer: string): Understood<string> {
  if (isCalendarDate(answer)) return { value: answer };
  return { message: `“${answer}” is not a calendar date.`, hint: 'Write it as 2026-03-01.' };
}

/** One of some words. */
export function asOneOf<T extends string>(words: readonly T[], what: string): (answer: string) => Understood<T> {
  return (answer) => {
    const value = words.find((word) => word === answer);
    if (value !== undefined) return { value };
    return {
      message: `“${answer}” is no ${what}.`,
      hint: didYouMean(answer, words, words.length === 0 ? 'There is none.' : `Write ${listWords(words)}.`),
    };
  };
}

/** Several of some words, parted by commas. */
export function asSomeOf(words: readonly string[], what: string): (answer: string) => Understood<string[]> {
  const one = asOneOf(words, what);
  return (answer) => {
    const value: string[] = [];
    for (const part of answer.split(',').map((part) => part.trim())) {
      const understood = one(part);
      if (!('value' in understood)) return understood;
      value.push(understood.value);
    }
    return { value: [...new Set(value)] };
  };
}

/** Somebody who is there on a day. `refuse` says why somebody else is meant. */
export function asPerson(
  { people }: Pick<Registry, 'people'>,
  day: string,
  refuse: (id: string) => string | undefined = () => undefined,
): (answer: string) => Understood<string> {
  return (answer) => {
    const person = people.get(answer) ?? [...people.values()].find(({ name }) => name === answer);
    if (person === undefined)
      return {
        message: `“${answer}” is nobody in people.yaml.`,
        hint: didYouMean(answer, [...people.keys()], `Add them first: countersign new person ${slug(answer)}.`),
      };
    const absent = absence(person, day);
    if (absent !== undefined) return { message: `${person.name} ${absent.text}.`, hint: 'Name somebody who is there.' };
    const why = refuse(person.id);
    return why === undefined ? { value: person.id } : { message: why, hint: 'Name somebody else.' };
  };
}

function slug(answer: string): string {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(answer) ? answer : 'ID';
}
