import { escapeHtml } from '../../diagnostic/escape.ts';
import type { Graph } from '../../publish/pages/nhi-graph.ts';

/** The drawing as SVG 1.1; as text, since a component for each of many thousand boxes would take long. How large a box is, the style sheet says. */
export function graphHtml({ width, height, label, heads, nodes, edges }: Graph): string {
  const lines = edges.length > 0 ? `<path d="${edges.join('')}"/>` : '';
  const titles = heads.map(({ x, text }) => `<text class="head" x="${x}" y="14">${escapeHtml(text)}</text>`).join('');
  const boxes = nodes.map(
    ({ x, y, text, title, as }) =>
      `<g class="${as}"><rect x="${x}" y="${y}"/>` +
      `<text x="${x + 9}" y="${y + 19}">${escapeHtml(text)}</text>` +
      `${text === title ? '' : `<title>${escapeHtml(title)}</title>`}</g>`,
  );
  return `<svg class="graph" viewBox="-1 0 ${width + 2} ${height}" role="img" aria-label="${escapeHtml(label)}">${lines}${titles}${boxes.join('')}</svg>`;
}
