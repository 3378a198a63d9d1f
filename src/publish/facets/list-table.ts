import type { Inline, Table } from '../page-parts.ts';
import { csvText } from '../registers/csv.ts';
import { shortDate } from '../short-date.ts';
import { type FacetList, type FacetValue, type ListColumn, type ListRow, NAME, NONE } from './facet-list.ts';

/** Rows of a list as the table that its page shows. */
export function listTable(list: FacetList, rows: readonly ListRow[], caption: string): Table {
  const cells = list.columns.map((column) => cellOf(column, list));
  return {
    caption,
    columns: list.columns.map(({ title, as }) => ({ title, ...(as === undefined ? {} : { as }) })),
    rows: rows.map((row) => cells.map((cell) => cell(row))),
    empty: `No ${list.one} is registered yet.`,
  };
}

function cellOf({ id }: ListColumn, { address, facets, days }: FacetList): (row: ListRow) => readonly Inline[] {
  if (id === NAME) return ([system, name]) => [{ text: name, href: `${address}${system}/` }];
  const day = days.findIndex((one) => one.id === id);
  if (day >= 0) return ([, , own]) => dayLine(own[day] ?? null);
  const at = facets.findIndex((one) => one.id === id);
  const shown = facets[at]?.values.map(valueLine) ?? [];
  return ([, , , own]) =>
    (own[at] ?? []).flatMap((place, nth) => [...(nth > 0 ? [', '] : []), ...(shown[place] ?? [])]);
}

function dayLine(day: string | null): readonly Inline[] {
  if (day === null) return ['–'];
  return day === '' ? [] : [shortDate(day)];
}

/** What nobody wrote down is left empty, which a page says. */
function valueLine({ id, text, symbol, tone, href }: FacetValue): readonly Inline[] {
  if (id === NONE) return [];
  if (symbol !== undefined && tone !== undefined) return [{ word: text, symbol, tone }];
  return [href === undefined ? text : { text, href }];
}

/** Rows of a list as CSV: the id, the name, and everything that the list knows of each thing. */
export function listCsv({ one, facets, days }: FacetList, rows: readonly ListRow[]): string {
  const header = [one, 'title', ...facets.map(({ id }) => id), ...days.map(({ id }) => id)];
  return csvText(
    header.map((name) => name.replaceAll('-', '_')),
    rows.map(([id, name, own, values]) => [
      id,
      name,
      ...facets.map((facet, at) => (values[at] ?? []).flatMap((place) => wordOf(facet.values[place]))),
      ...own,
    ]),
  );
}

function wordOf(value: FacetValue | undefined): readonly string[] {
  return value === undefined || value.id === NONE ? [] : [value.text];
}
