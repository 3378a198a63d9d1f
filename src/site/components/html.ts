import { inlineHtml } from '../../publish/inline-html.ts';
import type { Fact, Inline, Table } from '../../publish/page-parts.ts';
import type { Matrix } from '../../publish/pages/matrix-part.ts';
import { escapeHtml } from '../../diagnostic/escape.ts';
import { href } from './href.ts';

/** Said to those who do not see the underline. */
const ASKED = '<span class="vh">, required</span>';
const MISSING = '<span class="missing">not given</span>';

/** One line; what is missing is said. */
export function lineHtml(line: readonly Inline[]): string {
  return line.length === 0 ? MISSING : inlineHtml(line, href);
}

/**
 * The rows of a table, as text: with a component for each cell, ten thousand pages would take twice as
 * long, and the blanks between the tags would weigh more than the words.
 */
export function rowsHtml({ rows, columns, anchors, depths }: Table): string {
  const classes = columns.map(({ as }) => (as === 'number' || as === 'day' ? ` class="${as}"` : ''));
  let html = '';
  for (const [at, cells] of rows.entries()) {
    const anchor = anchors?.[at];
    const depth = depths?.[at];
    html += `<tr${anchor === undefined ? '' : ` id="${escapeHtml(anchor)}"`}${depth === undefined ? '' : ` class="d${depth}"`}>`;
    for (const [column, cell] of cells.entries()) {
      html += column === 0 ? `<th scope="row"${classes[0]}>${lineHtml(cell)}</th>` : `<td${classes[column] ?? ''}>${lineHtml(cell)}</td>`;
    }
    html += '</tr>\n';
  }
  return html;
}

/** Terms and values; without a value the reason why there is none, or that it is not given. */
export function factsHtml(facts: readonly Fact[]): string {
  let html = '';
  for (const { term, lines, none } of facts) {
    const shown = lines.length > 0 ? lines : [none === undefined ? [] : [none]];
    html += `<div><dt>${escapeHtml(term)}</dt>${shown.map((line) => `<dd>${lineHtml(line)}</dd>`).join('')}</div>\n`;
  }
  return html;
}

/** The rows of a matrix; every cell is a symbol, a word and the way to its reason. The symbol is drawn by the style sheet. */
export function matrixRowsHtml({ rows }: Matrix): string {
  let html = '';
  for (const { system, tier, cells } of rows) {
    html += `<tr><th scope="row">${lineHtml([system])}</th><td>${lineHtml([tier])}</td>`;
    for (const { tag, href: to, required } of cells) {
      html += `<td class="${tag.tone}${required ? ' asked' : ''}"><a href="${escapeHtml(href(to))}" data-mark="${tag.symbol}">${tag.short}${required ? ASKED : ''}</a></td>`;
    }
    html += '</tr>\n';
  }
  return html;
}
