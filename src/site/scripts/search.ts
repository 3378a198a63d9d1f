import { type Answer, openIndex } from './search/index.ts';
import { type Asked, type Facet, FACETS, isEmpty, readAddress, without, writeAddress } from './search/state.ts';
import { chosenParts, facetParts, resultPart, sentence } from './search/view.ts';
import { setSlash, slashIsOn } from './slash.ts';

const AT_ONCE = 20;
const TYPING_MS = 120;
/** Whether the facets stand beside the results; above them they begin closed, and no keyboard pops up. */
const WIDE = window.matchMedia('(min-width: 62.01rem)').matches;
const OPENED: readonly string[] = WIDE ? ['kind', 'tier', 'status'] : [];

const form = part('search', HTMLFormElement);
const field = part('q', HTMLInputElement);
const facets = part('facets', HTMLElement);
const chosen = part('chosen', HTMLElement);
const count = part('count', HTMLElement);
const results = part('results', HTMLElement);
const more = part('more', HTMLButtonElement);
const slash = part('slash', HTMLInputElement);

let index: Promise<(asked: Asked) => Promise<Answer>> | undefined;
let answer: Answer | undefined;
let turn = 0;
let opened: ReadonlySet<string> = new Set(OPENED);
let timer: number | undefined;

form.hidden = false;
slash.checked = slashIsOn();
slash.addEventListener('change', () => {
  setSlash(slash.checked);
});
field.addEventListener('input', () => {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => void ask(fromForm(), 'typed'), TYPING_MS);
});
facets.addEventListener('change', () => void ask(fromForm(), 'chosen'));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void ask(fromForm(), 'chosen');
});
chosen.addEventListener('click', ({ target }) => {
  const { facet, value } = target instanceof HTMLElement ? target.dataset : {};
  const known = FACETS.find((name) => name === facet);
  if (known && value !== undefined) void ask(without(fromForm(), known, value), 'chosen').then(() => field.focus());
});
more.addEventListener('click', () => void showMore());
window.addEventListener('popstate', () => void ask(readAddress(location.search), 'restored'));

void ask(readAddress(location.search), 'restored');
if (WIDE) field.focus();

/** Answers a question and puts it into the address; an answer that comes too late is dropped. */
async function ask(asked: Asked, how: 'typed' | 'chosen' | 'restored'): Promise<void> {
  const own = ++turn;
  const address = `${location.pathname}${writeAddress(asked)}`;
  if (how === 'chosen') history.pushState(null, '', address);
  if (how === 'typed') history.replaceState(null, '', address);
  if (field.value !== asked.words) field.value = asked.words;
  try {
    index ??= openIndex(new URL(form.dataset['pagefind'] ?? '', location.href).href, form.dataset['base'] ?? '/');
    const found = await (await index)(asked);
    const first = await found.take(0, AT_ONCE);
    if (own !== turn) return;
    answer = found;
    if (facets.children.length > 0)
      opened = new Set(
        [...facets.querySelectorAll<HTMLDetailsElement>('details[open]')].map(({ dataset }) => dataset['facet'] ?? ''),
      );
    keepFocus(() => {
      facets.replaceChildren(...facetParts(asked, found, opened));
    });
    chosen.replaceChildren(...chosenParts(asked));
    count.textContent = isEmpty(asked) ? 'Type a word or choose a filter.' : sentence(asked, found.total);
    results.replaceChildren(...first.map(resultPart));
    more.hidden = found.total <= AT_ONCE;
  } catch {
    index = undefined;
    count.textContent = 'The search index could not be loaded. The registers in the navigation list everything.';
  }
}

async function showMore(): Promise<void> {
  const shown = results.children.length;
  const next = (await answer?.take(shown, shown + AT_ONCE)) ?? [];
  results.append(...next.map(resultPart));
  more.hidden = results.children.length >= (answer?.total ?? 0);
  results.children[shown]?.querySelector('a')?.focus();
}

function fromForm(): Asked {
  const checked = [...facets.querySelectorAll<HTMLInputElement>('input:checked')];
  const values = FACETS.map((facet): [Facet, string[]] => [
    facet,
    checked.filter(({ name }) => name === facet).map(({ value }) => value),
  ]);
  return { words: field.value, chosen: new Map(values.filter(([, own]) => own.length > 0)) };
}

/** Redraws the facets, and leaves the keyboard on the box where it was. */
function keepFocus(redraw: () => void): void {
  const at =
    document.activeElement instanceof HTMLInputElement && facets.contains(document.activeElement)
      ? document.activeElement
      : undefined;
  redraw();
  if (at)
    facets
      .querySelector<HTMLInputElement>(`input[name="${CSS.escape(at.name)}"][value="${CSS.escape(at.value)}"]`)
      ?.focus();
}

function part<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The search page has no ${id}`);
}
