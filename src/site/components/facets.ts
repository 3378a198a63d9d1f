import { escapeHtml } from '../../diagnostic/escape.ts';
import type { ShownFacet } from '../../publish/facets/shown-facets.ts';

/** Facets as boxes to tick, folded but for those that are opened; drawn by the build and by the browser. */
export function facetsHtml(facets: readonly ShownFacet[], opened: ReadonlySet<string>): string {
  return facets.map((facet) => facetHtml(facet, opened.has(facet.id))).join('');
}

function facetHtml({ id, title, values, more }: ShownFacet, isOpen: boolean): string {
  if (values.length === 0) return '';
  const boxes = values.map(
    ({ id: value, text, count, isChosen }) =>
      `<label><input type="checkbox" name="${escapeHtml(id)}" value="${escapeHtml(value)}"${isChosen ? ' checked' : ''}>` +
      `<span>${escapeHtml(text)}</span><b>${count.toLocaleString('en-GB')}</b></label>`,
  );
  const rest = more > 0 ? `<small>and ${more.toLocaleString('en-GB')} more, by their words</small>` : '';
  return (
    `<details data-facet="${escapeHtml(id)}"${isOpen ? ' open' : ''}><summary>${escapeHtml(title)}</summary>` +
    `<fieldset><legend class="vh">${escapeHtml(title)}</legend>${boxes.join('')}${rest}</fieldset></details>`
  );
}

/** A button for each value that is chosen, which removes it, and one for all of them. */
export function chosenHtml(facets: readonly ShownFacet[]): string {
  const buttons = facets.flatMap(({ id, title, values }) =>
    values
      .filter(({ isChosen }) => isChosen)
      .map(
        ({ id: value, text }) =>
          `<button type="button" data-facet="${escapeHtml(id)}" data-value="${escapeHtml(value)}" aria-label="${escapeHtml(`Remove ${title}: ${text}`)}">` +
          `${escapeHtml(`${title}: ${text}`)} ✕</button>`,
      ),
  );
  return buttons.length > 1
    ? `${buttons.join('')}<button type="button" data-all>Remove all</button>`
    : buttons.join('');
}
