import { inlineHtml } from '../../publish/inline-html.ts';
import type { Fact, Inline, Table } from '../../publish/page-parts.ts';
import type { Matrix } from '../../publish/pages/matrix-part.ts';
import { escapeHtml } from '../../diagnostic/escape.ts';
import { href } from './href.ts';

// End tags that HTML lets out (§13.1.2.4) are left out of tables and lists of facts: a page has hundreds of them.

/** Said to those who do not see the underline. */
const ASKED = '<span class="vh">, required</span>';
const DERIVED = '<span class="vh">, derived through a crosswalk</span>';
const MISSING = '<span class="missing">not given</span>';

/** One line; what is missing is said. */
export function lineHtml(line: readonly Inline[]): string {
  return line.length === 0 ? MISSING : inlineHtml(line, href);
}

/** A line as a paragraph; a note alone is a block by itself. */
export function paragraphHtml(line: readonly Inline[]): string {
  return line.length === 1 && line.every(isNote) ? lineHtml(line) : `<p>${lineHtml(line)}</p>`;
}

function isNote(inline: Inline): boolean {
  return typeof inline === 'object' && 'note' in inline;
}

/**
 * A table, as text: with a component for each cell, ten thousand pages would take twice as long, and
 * the blanks between the tags would weigh more than the words.
 */
export function tableHtml(table: Table): string {
  const head = table.columns.map(({ title, as }) => `<th scope="col"${attribute('class', as)}>${escapeHtml(title)}`);
  return `<table><caption>${escapeHtml(table.caption)}</caption><thead><tr>${head.join('')}<tbody>${rowsHtml(table)}</table>`;
}

/** The rows of a table, without its head. */
export function rowsHtml({ columns, rows, anchors, depths }: Table): string {
  // The first cell heads its row, and is styled by the head of its column.
  const classes = columns.map(({ as }) => attribute('class', as === 'number' || as === 'day' ? as : undefined));
  const body = rows.map((cells, at) => {
    const row = cells.map((cell, column) =>
      column === 0
        ? `<th scope="row">${lineHtml(cell)}`
        : (stateCell(cell) ?? `<td${classes[column] ?? ''}>${lineHtml(cell)}`),
    );
    return `<tr${attribute('id', anchors?.[at])}${attribute('class', depths && `d${depths[at]}`)}>${row.join('')}`;
  });
  return body.join('\n');
}

/** A cell that holds a state and at most notes below it is the state itself: a page has dozens of them. */
function stateCell([state, ...notes]: readonly Inline[]): string | undefined {
  if (typeof state !== 'object' || !('tone' in state)) return undefined;
  if (!notes.every(isNote)) return undefined;
  const tone = attribute('class', state.tone === 'none' ? undefined : state.tone);
  return `<td${tone}${attribute('data-mark', state.symbol)}>${escapeHtml(state.word)}${notes.length > 0 ? lineHtml(notes) : ''}`;
}

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${name}="${escapeHtml(value)}"`;
}

/** Terms and values; without a value the reason why there is none, or that it is not given. */
export function factsHtml(facts: readonly Fact[]): string {
  let html = '';
  for (const { term, lines, none } of facts) {
    const shown = lines.length > 0 ? lines : [none === undefined ? [] : [none]];
    html += `<div><dt>${escapeHtml(term)}${shown.map((line) => `<dd>${lineHtml(line)}`).join('')}</div>\n`;
  }
  return html;
}

/** The rows of a matrix; every cell is a symbol, a word and the way to its reason. The symbol is drawn by the style sheet. */
export function matrixRowsHtml({ rows }: Matrix): string {
  let html = '';
  for (const { name, beside, cells } of rows) {
    html += `<tr><th scope="row">${lineHtml([name])}<td>${lineHtml([beside])}`;
    for (const { tag, href: to, required, derived } of cells) {
      const kind = `${tag.tone}${required ? ' asked' : ''}${derived ? ' derived' : ''}`;
      html += `<td class="${kind}"><a href="${escapeHtml(href(to))}" data-mark="${tag.symbol}">${tag.short}${required ? ASKED : ''}${derived ? DERIVED : ''}</a>`;
    }
    html += '\n';
  }
  return html;
}
