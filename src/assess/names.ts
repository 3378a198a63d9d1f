import { inWords } from '../diagnostic/calendar.ts';
import type { Decision, CommonRegistry } from '../validate/registry.ts';

interface Titled {
  readonly id: string;
  readonly data: { readonly title?: string | undefined };
}

/** What people call a system, an item of evidence or an exception; its id where the record does not say. */
export function titleOf({ id, data }: Titled): string {
  return data.title ?? id;
}

/** The name of a person; the id where people.yaml does not know them. */
export function nameOf(id: string, { people }: Pick<CommonRegistry, 'people'>): string {
  return people.get(id)?.name ?? id;
}

/** Who speaks in a decision, to be read in a sentence: a function, or the board for the final word. */
export function deciderOf(name: string): string {
  return name === 'go-live' ? 'the board' : name;
}

/** The same text with a capital, to begin a sentence. */
export function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `the decision of security of 26 May 2025`, or the acceptance of a risk by its id. */
export function decisionInWords({ data }: Pick<Decision, 'data'>): string {
  const what =
    data.function === 'risk' ? `the acceptance of “${data.risk}”` : `the decision of ${deciderOf(data.function)}`;
  return `${what} of ${inWords(data.on)}`;
}
