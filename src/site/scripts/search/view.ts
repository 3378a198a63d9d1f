import type { Answer, Found } from './index.ts';
import { type Asked, type Facet, FACETS } from './state.ts';

/** The facets with their counts; what is chosen stays, even where it finds nothing. */
export function facetParts({ chosen }: Asked, { counts }: Answer, opened: ReadonlySet<string>): HTMLElement[] {
  return FACETS.flatMap((facet) => {
    const own = new Set(chosen.get(facet));
    const found = counts.get(facet) ?? new Map<string, number>();
    const values = [...new Set([...found.keys(), ...own])].sort(
      (a, b) => (found.get(b) ?? 0) - (found.get(a) ?? 0) || a.localeCompare(b, 'en'),
    );
    if (values.length === 0) return [];
    const legend = element('legend', { class: 'vh' }, facet);
    const boxes = values.map((value) => box(facet, value, { count: found.get(value) ?? 0, checked: own.has(value) }));
    const folded = element(
      'details',
      { 'data-facet': facet },
      element('summary', {}, facet),
      element('fieldset', {}, legend, ...boxes),
    );
    folded.open = own.size > 0 || opened.has(facet);
    return [folded];
  });
}

function box(facet: Facet, value: string, { count, checked }: { count: number; checked: boolean }): HTMLElement {
  const input = element('input', { type: 'checkbox', name: facet, value });
  input.checked = checked;
  return element('label', {}, input, element('span', {}, value), element('b', {}, count.toLocaleString('en-GB')));
}

/** A button for each value that is chosen, which removes it. */
export function chosenParts({ chosen }: Asked): HTMLElement[] {
  return [...chosen].flatMap(([facet, values]) =>
    values.map((value) =>
      element(
        'button',
        { type: 'button', 'data-facet': facet, 'data-value': value, 'aria-label': `Remove ${facet} ${value}` },
        `${facet}: ${value} ✕`,
      ),
    ),
  );
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
