import { PAGE_SIZE } from '../pages/pager.ts';
import type { Table } from '../page-parts.ts';
import { counted } from '../words.ts';
import type { FacetList, ListRow } from './facet-list.ts';
import { listTable } from './list-table.ts';

/** One page of the rows that an answer has; `page` counts from 1. */
export function pageTable(list: FacetList, rows: readonly ListRow[], page: number): Table {
  const first = (page - 1) * PAGE_SIZE;
  const shown = rows.slice(first, first + PAGE_SIZE);
  return listTable(list, shown, captionOf(list, rows.length, [first + 1, first + shown.length]));
}

/** How many things there are, how many of all, and which of them are shown. */
function captionOf({ one, many, rows }: FacetList, found: number, [from, to]: readonly [number, number]): string {
  const number = (count: number) => count.toLocaleString('en-GB');
  const all = counted(rows.length, one, many);
  if (found > PAGE_SIZE) {
    const part = `${many.charAt(0).toUpperCase()}${many.slice(1)} ${number(from)} to ${number(to)} of ${number(found)}`;
    return found === rows.length ? part : `${part}; ${number(rows.length)} in all`;
  }
  if (found === rows.length) return all;
  return `${found === 0 ? 'None' : number(found)} of ${all}`;
}
