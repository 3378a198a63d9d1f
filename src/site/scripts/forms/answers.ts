import type { Answers } from '../../../publish/forms/form.ts';

/** What is filled in, by the path of its field. What is empty has no answer. */
export function answersIn(form: HTMLElement): Answers {
  const answers = new Map<string, unknown>();
  for (const field of fieldsIn(form)) put(answers, field);
  for (const list of form.querySelectorAll<HTMLElement>('[data-list]')) {
    const items = [...list.querySelectorAll<HTMLElement>('.item')].map((item) => {
      const inner = new Map<string, unknown>();
      for (const field of fieldsIn(item)) put(inner, field);
      return Object.fromEntries(inner);
    });
    if (items.length > 0) answers.set(list.dataset['list'] ?? '', items);
  }
  return answers;
}

/** The fields of the form itself, or those of one item of a list. */
export function fieldsIn(within: HTMLElement): HTMLElement[] {
  const isItem = within.classList.contains('item');
  return [...within.querySelectorAll<HTMLElement>('[data-path]')].filter(
    (field) => isItem || field.closest('.item') === null,
  );
}

function put(answers: Map<string, unknown>, field: HTMLElement): void {
  const value = valueOf(field);
  if (value !== undefined) answers.set(field.dataset['path'] ?? '', value);
}

function valueOf(field: HTMLElement): unknown {
  const { as } = field.dataset;
  if (field instanceof HTMLFieldSetElement) {
    const chosen = [...field.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
    if (chosen.length === 0) return undefined;
    return as === 'yes-or-no' ? chosen[0] === 'yes' : chosen;
  }
  const text = (field as HTMLInputElement).value.replaceAll(/\r\n?/g, '\n').trim();
  if (text === '') return undefined;
  if (as === 'number') return Number(text);
  if (as !== 'lines') return text.replaceAll(/\s*\n\s*/g, ' ');
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '');
}
