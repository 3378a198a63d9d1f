import { facetsHtml } from '../../components/facets.ts';
import type { ShownFacet } from '../../../publish/facets/shown-facets.ts';

/** Draws the facets anew; what is open stays open, and the keyboard and every scrolled list stay where they are. */
export function redrawFacets(
  place: HTMLElement,
  facets: readonly ShownFacet[],
  alsoOpen: readonly string[] = [],
): void {
  const open = [...place.querySelectorAll<HTMLDetailsElement>('details[open]')];
  const scrolled = open.map(
    ({ dataset, lastElementChild }) => [dataset['facet'] ?? '', lastElementChild?.scrollTop ?? 0] as const,
  );
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement && place.contains(focused) ? pathTo(focused) : undefined;
  place.innerHTML = facetsHtml(facets, new Set([...scrolled.map(([facet]) => facet), ...alsoOpen]));
  for (const [facet, top] of scrolled) {
    const list = place.querySelector(`[data-facet="${CSS.escape(facet)}"]`)?.lastElementChild;
    if (list) list.scrollTop = top;
  }
  if (at) place.querySelector<HTMLElement>(at)?.focus({ preventScroll: true });
}

/** The box or the heading of a facet, in a way that finds it again. */
function pathTo(element: HTMLElement): string {
  if (element instanceof HTMLInputElement)
    return `input[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]`;
  const facet = element.closest<HTMLElement>('[data-facet]')?.dataset['facet'] ?? '';
  return `[data-facet="${CSS.escape(facet)}"] > summary`;
}
