import { type Asked, BY_NAME, NOTHING_ASKED, type Sorting } from '../../../publish/facets/answer.ts';
import type { FacetList } from '../../../publish/facets/facet-list.ts';
import { pageAddress } from '../../../publish/pages/pager.ts';
import { isEmpty, readAsked, writeAsked } from '../facets/asked.ts';

/** What is shown of a register: the question, the order, and which page of the answer. */
export interface View {
  readonly asked: Asked;
  readonly sorting: Sorting;
  /** From 1 on. */
  readonly page: number;
}

/** Shown where nothing is asked, sorted or turned over. */
export const PLAIN: View = { asked: NOTHING_ASKED, sorting: BY_NAME, page: 1 };

/** The view that an address stands for. Whatever is no facet, column or page of the list is passed over. */
export function readView({ pathname, search }: Pick<Location, 'pathname' | 'search'>, list: FacetList): View {
  const parameters = new URLSearchParams(search);
  const asked = readAsked(
    parameters,
    list.facets.map(({ id }) => id),
  );
  const [, minus = '', column = ''] = /^(-?)(.*)$/s.exec(parameters.get('sort') ?? '') ?? [];
  const isColumn = list.columns.some(({ id }) => id === column);
  const page = /\/page\/(\d+)\/$/.exec(pathname)?.[1] ?? parameters.get('page') ?? '1';
  return {
    asked,
    sorting: isColumn ? { column, isDescending: minus !== '' } : BY_NAME,
    page: /^[1-9]\d{0,6}$/.test(page) ? Number(page) : 1,
  };
}

/** The address of a view, without base path; the pages that nobody has asked anything of have their own. */
export function viewAddress({ asked, sorting, page }: View, list: Pick<FacetList, 'address'>): string {
  const isByName = sorting.column === BY_NAME.column && !sorting.isDescending;
  if (isEmpty(asked) && isByName) return pageAddress(list.address, page);
  const parameters = writeAsked(asked);
  if (!isByName) parameters.set('sort', `${sorting.isDescending ? '-' : ''}${sorting.column}`);
  if (page > 1) parameters.set('page', String(page));
  return `${list.address}?${parameters}`;
}

/** What a click on the head of a column asks for: that column, or the other way round. */
export function sortedBy({ asked, sorting }: View, column: string): View {
  return { asked, sorting: { column, isDescending: sorting.column === column && !sorting.isDescending }, page: 1 };
}
