import { absence } from '../../assess/authority.ts';
import type { Question } from '../../edit/new/questions.ts';
import { fieldAt } from '../../edit/new/fields.ts';
import type { Shape } from '../../edit/new/skeleton.ts';
import { sortedBy } from '../registers/order.ts';
import type { SiteContext } from '../site-context.ts';
import { sentenceCase } from '../words.ts';
import type { FormField, FormOption } from './form.ts';

/** Everyone who is in the organisation on the day, by name. */
export function peopleOptions({ assessment: { registry, asOf } }: SiteContext): FormOption[] {
  const here = [...registry.people.values()].filter((person) => absence(person, asOf) === undefined);
  return sortedBy(here, ({ name }) => name).map(({ id, name, title }) => ({
    value: id,
    text: title === undefined ? name : `${name}, ${title}`,
  }));
}

/** Words of the registry as people read them. */
export function wordOptions(words: readonly string[]): FormOption[] {
  return words.map((value) => ({ value, text: sentenceCase(value.replaceAll('-', ' ')) }));
}

/** A field of a schema, with the sentence that the schema has on it. */
export function fieldOf(
  shape: Shape,
  path: string,
  rest: Omit<FormField, 'path' | 'about' | 'isNeeded'> & {
    readonly isNeeded?: boolean;
    readonly also?: readonly string[];
  },
): FormField {
  const { also = [], isNeeded = false, ...shown } = rest;
  const description = fieldAt(shape, path)?.description;
  return {
    path,
    isNeeded,
    about: [...(description === undefined || says(description, shown.label) ? [] : [description]), ...also],
    ...shown,
  };
}

/** Whether a sentence only says the label again. */
function says(sentence: string, label: string): boolean {
  return sentence.replace(/\.$/, '').replace(/^The /, '').toLowerCase() === label.toLowerCase();
}

/** A question of the policy as a field. */
export function questionField({ path, ask, kind, words, because }: Question, label: string, at = path): FormField {
  return {
    path: at,
    label,
    about: [ask, ...because.map((reason) => `The tier rises when: ${reason}.`)],
    as: AS[kind === 'some' && words === undefined ? 'words' : kind],
    ...(words === undefined || kind === 'yes-or-no' ? {} : { options: wordOptions(words) }),
    isNeeded: false,
  };
}

const AS = {
  one: 'one',
  some: 'some',
  words: 'lines',
  number: 'number',
  'yes-or-no': 'yes-or-no',
  text: 'line',
} as const;

/** The field that becomes the name of the file. */
export const ID_FIELD: FormField = {
  path: 'id',
  label: 'Id',
  about: ['The name of its file and of its page: lower-case letters, digits and single hyphens. It never changes.'],
  as: 'line',
  isNeeded: true,
};
