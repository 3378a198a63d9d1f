import { answering, NOTHING_ASKED } from '../facets/answer.ts';
import type { FacetList } from '../facets/facet-list.ts';
import { pageTable } from '../facets/list-page.ts';
import { type ShownFacet, shownFacets } from '../facets/shown-facets.ts';
import { takenAway } from '../exports.ts';
import type { Inline, Table } from '../page-parts.ts';
import { counted } from '../words.ts';
import { pageAddress, type Pager, pagerOf, pagesFor } from './pager.ts';

export interface RegisterPage {
  readonly lead: readonly Inline[];
  /** The snapshot of its list. */
  readonly snapshot: string;
  /** From 1 on. */
  readonly number: number;
  /** Where its first page is. */
  readonly address: string;
  /** The other pages, where there are several. */
  readonly pager: Pager | undefined;
  readonly table: Table;
  /** What the register can be narrowed down by; empty where it holds nothing. */
  readonly facets: readonly ShownFacet[];
  /** The ids of the columns, by which it is sorted. */
  readonly columns: readonly string[];
}

/** One page of the register of systems, by title; `number` counts from 1. */
export function registerPage(number: number, list: FacetList): RegisterPage {
  const { rows, columns } = list;
  return {
    lead: [
      `${counted(rows.length, 'system is', 'systems are')} registered, each with the person who answers for it.`,
      ...takenAway('systems'),
    ],
    snapshot: list.snapshot,
    number,
    address: list.address,
    pager: pagerOf(number, pagesFor(rows.length), (page) => pageAddress(list.address, page)),
    table: pageTable(list, rows, number),
    facets: rows.length === 0 ? [] : shownFacets(list, NOTHING_ASKED, answering(list)(NOTHING_ASKED)),
    columns: columns.map(({ id }) => id),
  };
}
