import { type Answer, openIndex } from './search/index.ts';
import { type Asked, NOTHING_ASKED } from '../../publish/facets/answer.ts';
import { chosenHtml } from '../components/facets.ts';
import { isEmpty, readAsked, withValue, writeAsked } from './facets/asked.ts';
import { redrawFacets } from './facets/redraw.ts';
import { part } from './part.ts';
import { FACETS } from './search/state.ts';
import { foundFacets, resultPart, sentence } from './search/view.ts';
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
  if (!(target instanceof HTMLButtonElement)) return;
  const { facet = '', value = '', all } = target.dataset;
  const asked = fromForm();
  const next = all === undefined ? withValue(asked, facet, value, false) : { ...NOTHING_ASKED, words: asked.words };
  void ask(next, 'chosen').then(() => field.focus());
});
more.addEventListener('click', () => void showMore());
window.addEventListener('popstate', () => void ask(fromAddress(), 'restored'));

void ask(fromAddress(), 'restored');
if (WIDE) field.focus();

/** Answers a question and puts it into the address; an answer that comes too late is dropped. */
async function ask(asked: Asked, how: 'typed' | 'chosen' | 'restored'): Promise<void> {
  const own = ++turn;
  const query = writeAsked(asked).toString();
  const address = `${location.pathname}${query === '' ? '' : `?${query}`}`;
  if (how === 'chosen') history.pushState(null, '', address);
  if (how === 'typed') history.replaceState(null, '', address);
  if (field.value !== asked.words) field.value = asked.words;
  try {
    const { pagefind = '', base = '/', parts } = form.dataset;
    index ??= openIndex(new URL(pagefind, location.href).href, base, Number(parts));
    const found = await (await index)(asked);
    const first = await found.take(0, AT_ONCE);
    if (own !== turn) return;
    answer = found;
    const shown = foundFacets(asked, found);
    const opened = facets.children.length === 0 ? OPENED : [];
    redrawFacets(facets, shown, how === 'restored' ? [...opened, ...asked.chosen.keys()] : opened);
    chosen.innerHTML = chosenHtml(shown);
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

function fromAddress(): Asked {
  return readAsked(new URLSearchParams(location.search), FACETS);
}

function fromForm(): Asked {
  const checked = [...facets.querySelectorAll<HTMLInputElement>('input:checked')];
  const values = FACETS.map((facet): [string, string[]] => [
    facet,
    checked.filter(({ name }) => name === facet).map(({ value }) => value),
  ]);
  return { words: field.value, chosen: new Map(values.filter(([, own]) => own.length > 0)) };
}
