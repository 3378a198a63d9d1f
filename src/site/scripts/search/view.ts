import type { Asked } from '../../../publish/facets/answer.ts';
import type { ShownFacet } from '../../../publish/facets/shown-facets.ts';
import type { Answer } from './index.ts';
import type { Found } from './pagefind.ts';
import { FACETS } from './state.ts';

/** The facets with their counts, the most frequent value first; what is chosen stays, even where it finds nothing. */
export function foundFacets({ chosen }: Asked, { counts }: Answer): ShownFacet[] {
  return FACETS.map((facet) => {
    const own = new Set(chosen.get(facet));
    const found = counts.get(facet) ?? new Map<string, number>();
    const values = [...new Set([...found.keys(), ...own])]
      .map((id) => ({ id, text: id, count: found.get(id) ?? 0, isChosen: own.has(id) }))
      .sort((a, b) => b.count - a.count || a.id.localeCompare(b.id, 'en'));
    return { id: facet, title: facet, values, more: 0 };
  });
}

/** One page that was found: its kind, its title, and the words around what was asked. */
export function resultPart({ url, meta, excerpt }: Found): HTMLElement {
  const link = element('a', { href: url }, meta.title ?? url);
  return element(
    'li',
    {},
    element('small', {}, meta.kind ?? ''),
    element('h2', {}, link),
    element('p', {}, ...excerptParts(excerpt)),
  );
}

/** The excerpt is parsed in a document of its own, and only its text and its marks are taken over. */
function excerptParts(html: string): (Node | string)[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].map((node) =>
    node.nodeName === 'MARK' ? element('mark', {}, node.textContent ?? '') : (node.textContent ?? ''),
  );
}

export function sentence({ words, chosen }: Asked, total: number): string {
  const what = total === 0 ? 'Nothing' : total.toLocaleString('en-GB');
  const asked = words.trim() === '' ? '' : ` for “${words.trim()}”`;
  return `${what} found${asked}${chosen.size > 0 ? ' with these filters' : ''}.`;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
