/** The parser takes quadratic time over these where they close nothing; 64 KiB of prose hold far fewer. */
const MOST_OPENINGS = 8_000;
const OPENINGS = ['{', '<'] as const;
/** A short row of a table is filled up with empty cells, so that a few kilobytes can become millions. */
const MOST_CELLS = 250_000;

export interface Excess {
  readonly detail: string;
  /** In UTF-16 code units from the beginning of the body. */
  readonly offset: number;
}

/** What of a body would take the parser far longer than reading it; nothing for any body that people write. */
export function excessOf(source: string): Excess | undefined {
  for (const mark of OPENINGS) {
    const offset = nthIndexOf(source, mark, MOST_OPENINGS);
    if (offset !== -1) return { detail: `it holds more than ${MOST_OPENINGS} times “${mark}”`, offset };
  }
  return tooManyCells(source);
}

/** Where a mark stands after `before` others of it, or -1. */
function nthIndexOf(text: string, mark: string, before: number): number {
  let at = text.indexOf(mark);
  for (let seen = 0; at !== -1 && seen < before; seen++) at = text.indexOf(mark, at + 1);
  return at;
}

function tooManyCells(source: string): Excess | undefined {
  let [at, rows, widest, offset] = [0, 0, 0, 0];
  for (const line of source.split('\n')) {
    const columns = line.split('|').length;
    if (columns > widest) [widest, offset] = [columns, at];
    if (line.trim() !== '') rows++;
    at += line.length + 1;
  }
  return widest * rows > MOST_CELLS
    ? { detail: `a table of ${widest} columns here and ${rows} lines would have too many cells`, offset }
    : undefined;
}
