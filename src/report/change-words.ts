import { listWords } from '../diagnostic/suggest.ts';
import { markdown } from './markdown.ts';

/** The longest text of a record that a brief repeats, in UTF-16 code units. */
const LONGEST = 400;

/** What a record says, as Markdown on one line: cut where it is too long, and nothing in it markup. */
export function said(text: string): string {
  return markdown(text.length > LONGEST ? `${text.slice(0, LONGEST - 2).trimEnd()} …` : text);
}

/** How many of a kind one list names. */
const MOST = 12;

/** The first of a list, and behind them how many more there are. */
export function capped(lines: readonly string[], more: (rest: string) => string): string[] {
  const rest = lines.length - MOST;
  return rest <= 0 ? [...lines] : [...lines.slice(0, MOST), more(rest.toLocaleString('en-GB'))];
}

/** Names of people in Markdown: `Noor Haddad or Elias Berg`. */
export function namesOf(who: readonly { readonly name: string }[]): string {
  return listWords(
    who.map(({ name }) => said(name)),
    'or',
    5,
  );
}

/** `1 system`, `2 systems`, `no system`. */
export function countOf(number: number, what: string): string {
  return `${number === 0 ? 'no' : number.toLocaleString('en-GB')} ${what}${number > 1 ? 's' : ''}`;
}
