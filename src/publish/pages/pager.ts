import type { Link } from '../page-parts.ts';

/** The way to the pages before and after one of several. */
export interface Pager {
  readonly sentence: string;
  readonly previous: Link | undefined;
  readonly next: Link | undefined;
}

/** How many things stand on a page of a register. */
export const PAGE_SIZE = 200;

/** How many pages so many things take; one also for none. */
export function pagesFor(things: number): number {
  return Math.max(1, Math.ceil(things / PAGE_SIZE));
}

/** Where a page of a register is while nothing is asked of it. */
export function pageAddress(register: string, page: number): string {
  return page === 1 ? register : `${register}page/${page}/`;
}

/** The pager of a page, which counts from 1; absent where there is only one. */
export function pagerOf(page: number, pages: number, addressOf: (page: number) => string): Pager | undefined {
  if (pages === 1) return undefined;
  const link = (to: number, text: string): Link => ({ text, href: addressOf(to) });
  return {
    sentence: `Page ${page} of ${pages.toLocaleString('en-GB')}`,
    previous: page > 1 ? link(page - 1, 'Previous page') : undefined,
    next: page < pages ? link(page + 1, 'Next page') : undefined,
  };
}
