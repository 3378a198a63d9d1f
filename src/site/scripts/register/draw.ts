import type { Answer } from '../../../publish/facets/answer.ts';
import type { FacetList } from '../../../publish/facets/facet-list.ts';
import { pageTable } from '../../../publish/facets/list-page.ts';
import { shownFacets } from '../../../publish/facets/shown-facets.ts';
import { pagerOf, pagesFor } from '../../../publish/pages/pager.ts';
import { chosenHtml } from '../../components/facets.ts';
import { rowsHtml } from '../../components/html.ts';
import { pagerHtml } from '../../components/pager.ts';
import { redrawFacets } from '../facets/redraw.ts';
import { chosen, facets, pager, said, table, words } from './parts.ts';
import { type View, viewAddress } from './view.ts';

export interface Drawn {
  readonly view: View;
  readonly answer: Answer;
  readonly list: FacetList;
}

/** Draws a view, by the same functions as the build draws the page. */
export function drawView({ view, answer, list }: Drawn, alsoOpen: readonly string[]): void {
  const found = answer.rows.length;
  const shown = pageTable(list, answer.rows, view.page);
  const own = shownFacets(list, view.asked, answer);
  if (words.value !== view.asked.words) words.value = view.asked.words;
  redrawFacets(facets, own, alsoOpen);
  chosen.innerHTML = chosenHtml(own);
  if (table.tBodies[0]) table.tBodies[0].innerHTML = rowsHtml(shown);
  if (table.caption) table.caption.textContent = shown.caption;
  said.textContent = `${shown.caption}${found === 0 ? ': remove a filter or a word to see more' : ''}.`;
  const turned = pagerOf(view.page, pagesFor(found), (page) => viewAddress({ ...view, page }, list));
  pager.hidden = turned === undefined;
  pager.innerHTML = turned ? pagerHtml(turned) : '';
  markSorted(view);
}

/** Says by which column the rows are sorted, and which way (WAI-ARIA 1.2, aria-sort). */
export function markSorted({ sorting }: View): void {
  for (const head of table.querySelectorAll('thead th')) {
    const isSorted = head.querySelector<HTMLElement>('[data-sort]')?.dataset['sort'] === sorting.column;
    if (isSorted) head.setAttribute('aria-sort', sorting.isDescending ? 'descending' : 'ascending');
    else head.removeAttribute('aria-sort');
  }
}
