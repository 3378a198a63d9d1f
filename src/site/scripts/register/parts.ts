import { part } from '../part.ts';

/** What of the page changes with the view. */
export const form = part('narrow', HTMLFormElement);
export const words = part('words', HTMLInputElement);
export const facets = part('facets', HTMLElement);
export const chosen = part('chosen', HTMLElement);
export const takeAway = part('take-away', HTMLButtonElement);
/** Said to those who do not see the list change. */
export const said = part('said', HTMLElement);
export const pager = part('pager', HTMLElement);
/** Its table, and no other. */
export const table = part('register', HTMLElement).querySelector('table') ?? document.createElement('table');

/** Turns the heads of the columns into buttons that sort by them. */
export function readyHeads(): void {
  const columns = (form.dataset['columns'] ?? '').split(' ');
  for (const [at, head] of table.querySelectorAll('thead th').entries()) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset['sort'] = columns[at] ?? '';
    button.textContent = head.textContent;
    head.replaceChildren(button);
  }
}
