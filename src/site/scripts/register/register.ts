import { type Answer, answering, NOTHING_ASKED } from '../../../publish/facets/answer.ts';
import type { FacetList } from '../../../publish/facets/facet-list.ts';
import { listCsv } from '../../../publish/facets/list-table.ts';
import { pagesFor } from '../../../publish/pages/pager.ts';
import { href } from '../../components/href.ts';
import { download } from '../download.ts';
import { withValue } from '../facets/asked.ts';
import { loadJson } from '../load-json.ts';
import { drawView, markSorted } from './draw.ts';
import { chosen, facets, form, pager, readyHeads, said, table, takeAway, words } from './parts.ts';
import { PLAIN, readView, sortedBy, type View, viewAddress } from './view.ts';

// Lets a register be narrowed down, sorted and taken away. Its list is fetched when that is first asked for.

interface Register {
  readonly list: FacetList;
  readonly answerTo: (view: View) => Answer;
}

class OtherSnapshot extends Error {}

/** How a view came about. What is typed changes the entry of the history that its first letter made. */
type How = 'typed' | 'chosen' | 'restored';

const FAILED = 'The list could not be fetched, so it cannot be narrowed down here. The table shows it as it was built.';
const NEWER = 'A newer snapshot has been published since this page was opened. Load the page again to narrow it down.';

let register: Promise<Register> | undefined;
let view: View = { ...PLAIN, page: Number(form.dataset['page'] ?? 1) };
let last: How = 'restored';

readyHeads();
markSorted(view);
form.inert = false;
takeAway.hidden = false;

// By the time that somebody has chosen what to ask, the list is there.
form.addEventListener('pointerenter', () => whenOpen(() => undefined));
form.addEventListener('focusin', () => whenOpen(() => undefined));
form.addEventListener('submit', (event) => event.preventDefault());
words.addEventListener('input', () => {
  change({ ...view, asked: { ...view.asked, words: words.value }, page: 1 }, 'typed');
});
facets.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement)
    change({ ...view, asked: withValue(view.asked, target.name, target.value, target.checked), page: 1 });
});
chosen.addEventListener('click', ({ target }) => {
  if (!(target instanceof HTMLButtonElement)) return;
  const { facet = '', value = '', all } = target.dataset;
  const asked = all === undefined ? withValue(view.asked, facet, value, false) : NOTHING_ASKED;
  change({ ...view, asked, page: 1 });
  words.focus();
});
table.tHead?.addEventListener('click', ({ target }) => {
  const column = target instanceof HTMLElement ? target.dataset['sort'] : undefined;
  if (column !== undefined) change(sortedBy(view, column));
});
pager.addEventListener('click', (event) => {
  const { target } = event;
  // What nobody has asked anything of has pages of its own.
  if (!(target instanceof HTMLAnchorElement) || target.search === '' || !isPlain(event)) return;
  event.preventDefault();
  change({ ...view, page: view.page + (target.rel === 'next' ? 1 : -1) });
  table.scrollIntoView();
  table.querySelector('button')?.focus({ preventScroll: true });
});
takeAway.addEventListener('click', () => {
  whenOpen(({ list, answerTo }) => {
    download(`${list.many}-${form.dataset['day'] ?? ''}.csv`, listCsv(list, answerTo(view).rows), 'text/csv');
  });
});
window.addEventListener('popstate', restore);
if (location.search !== '') restore();

function restore(): void {
  whenOpen(({ list }) => change(readView(location, list), 'restored'));
}

/** Shows a view; of several while the list is on its way, the last. */
function change(next: View, how: How = 'chosen'): void {
  view = next;
  whenOpen(({ list, answerTo }) => {
    if (view !== next) return;
    const answer = answerTo(next);
    view = { ...next, page: Math.min(next.page, pagesFor(answer.rows.length)) };
    const address = href(viewAddress(view, list));
    if (how === 'chosen' || (how === 'typed' && last !== 'typed')) history.pushState(null, '', address);
    else if (how === 'typed') history.replaceState(null, '', address);
    last = how;
    drawView({ view, answer, list }, how === 'restored' ? [...view.asked.chosen.keys()] : []);
  });
}

/** Does something with the list once it is there; where it cannot be fetched, says so, and tries again the next time. */
function whenOpen(use: (register: Register) => void): void {
  register ??= openRegister(form.dataset['list'] ?? '');
  register.then(use, (error: unknown) => {
    register = undefined;
    said.textContent = error instanceof OtherSnapshot ? NEWER : FAILED;
    said.classList.remove('vh');
  });
}

async function openRegister(address: string): Promise<Register> {
  const list = await loadJson<FacetList>(address);
  if (list.snapshot !== form.dataset['snapshot'])
    throw new OtherSnapshot('The list is of another snapshot than the page');
  const answer = answering(list);
  return { list, answerTo: ({ asked, sorting }) => answer(asked, sorting) };
}

function isPlain({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}
