import { escapeCsv } from '../../diagnostic/escape.ts';

/** What a cell may hold: dates are YYYY-MM-DD, and what is not known is null. */
export type Cell = string | number | boolean | readonly string[] | null;

/**
 * CSV (RFC 4180) in UTF-8, a header first: the items of a list are parted by `; `, what is not known is empty, and a
 * cell that a spreadsheet would take for a formula begins with a quote mark. Also made in the browser, of a view.
 */
export function csvText(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [header, ...rows].map((cells) => cells.map(csvCell).join(','));
  // An empty line at the end, so that every line ends and nothing is copied once more.
  return [...lines, ''].join('\r\n');
}

function csvCell(cell: Cell): string {
  return cell === '' ? '' : escapeCsv(plain(cell));
}

/** A cell as text; empty where nothing is known. */
export function plain(cell: Cell): string {
  return cell === null ? '' : typeof cell === 'object' ? cell.join('; ') : String(cell);
}
